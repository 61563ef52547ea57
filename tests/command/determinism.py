"""The same report gives the same bytes, wherever, whenever and as whoever it is rendered."""
import os
import shutil
import subprocess

from harness import PROGRAM, SAMPLE, Case, main, report, run


class Determinism(Case):
    def files(self, name):
        return {p.name: p.read_bytes() for p in sorted((self.folder / name).iterdir())}

    def test_reruns_folders_time_zones_locales_and_umasks(self):
        run("render", SAMPLE, "-o", self.folder / "a", expect=0)
        elsewhere = self.folder / "else where"
        shutil.copytree(SAMPLE.parent, elsewhere)
        run("render", "report.xml", "-o", self.folder / "b", cwd=elsewhere, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, expect=0)
        subprocess.run(["sh", "-c", 'umask 077; exec "$@"', "sh", str(PROGRAM), "render", str(SAMPLE), "-o", str(self.folder / "c")],
                       check=True, capture_output=True, env={"PATH": os.environ["PATH"], "HOME": "/"})
        self.assertEqual(self.files("a"), self.files("b"))
        self.assertEqual(self.files("a"), self.files("c"))

    def test_no_output_names_a_folder_of_this_machine(self):
        run("render", SAMPLE, "-o", self.folder / "a", expect=0)
        for name, data in self.files("a").items():
            for path in (str(SAMPLE.parent), str(self.folder), os.path.expanduser("~") + "/"):
                self.assertNotIn(path.encode(), data, name)

    def test_only_a_report_without_a_date_takes_the_environments(self):
        source = self.write("small.xml", report())
        run("render", source, "-o", self.folder / "a", env={"SOURCE_DATE_EPOCH": "86400"}, expect=0)
        run("render", source, "-o", self.folder / "b", env={"SOURCE_DATE_EPOCH": "864000"}, expect=0)
        self.assertEqual(self.files("a"), self.files("b"))  # the meeting gives the date
        run("render", source, "-o", self.folder / "a", env={"SOURCE_DATE_EPOCH": "soon"}, expect=1)


if __name__ == "__main__":
    main()
