"""render, check, inspect, explain: what they print, write and exit with."""
import json
import subprocess

from harness import PROGRAM, ROOT, SAMPLE, Case, main, report, run


class Render(Case):
    def test_three_files_are_named_by_the_reports_id(self):
        done = run("render", SAMPLE, "-o", self.folder / "out", expect=0)
        names = sorted(p.name for p in (self.folder / "out").iterdir())
        self.assertEqual(names, ["peterborough-2017.html", "peterborough-2017.md", "peterborough-2017.pdf"])
        self.assertEqual(len(done.out.splitlines()), 3)
        self.assertEqual(done.err, "")

    def test_the_page_offers_to_skip_to_its_content(self):
        run("render", self.write("small.xml", report()), "-o", self.folder, "-f", "html", expect=0)
        self.assertRegex((self.folder / "small.html").read_text(), r'<a class="skip" href="#main">Skip to content</a>')

    def test_formats_can_be_chosen(self):
        source = self.write("small.xml", report())
        run("render", source, "-o", self.folder / "out", "-f", "md,html", expect=0)
        self.assertEqual(sorted(p.suffix for p in (self.folder / "out").iterdir()), [".html", ".md"])
        run("render", "-f", "md", source, "-o", self.folder / "before", expect=0)
        self.assertEqual([p.suffix for p in (self.folder / "before").iterdir()], [".md"])

    def test_two_reports_of_one_name_are_refused_and_nothing_is_written(self):
        one, two = self.write("one.xml", report()), self.write("two.xml", report())
        done = run("render", one, two, "-o", self.folder / "out", expect=2)
        self.assertIn("error[A104]", done.err)
        self.assertFalse((self.folder / "out" / "small.html").exists() and "two" in done.out)

    def test_a_picture_cannot_have_the_name_of_an_output(self):
        (self.folder / "small.md").write_bytes((ROOT / "templates" / "northmoor" / "crest.png").read_bytes())
        done = run("render", self.write("report.xml", report("![A picture](small.md)")), "-o", self.folder / "out", "-f", "md", expect=2)
        self.assertIn("error[A104]: two parts of the report would both write 'small.md'", done.err)
        self.assertFalse((self.folder / "out").exists())

    def test_a_failed_run_leaves_the_old_files_as_they_were(self):
        source = self.write("small.xml", report())
        run("render", source, "-o", self.folder / "out", expect=0)
        before = {p.name: p.read_bytes() for p in (self.folder / "out").iterdir()}
        source.write_text(report("See [](#nowhere)."))
        run("render", source, "-o", self.folder / "out", expect=2)
        self.assertEqual(before, {p.name: p.read_bytes() for p in (self.folder / "out").iterdir()})

    def test_reports_side_by_side_give_the_same_bytes(self):
        sources = [self.write(f"r{i}.xml", report(f"Paragraph {i}.").replace('id="small"', f'id="r{i}"')) for i in range(4)]
        run("render", *sources, "-o", self.folder / "one", expect=0)
        run("render", *sources, "-o", self.folder / "many", "-j", "4", expect=0)
        for path in (self.folder / "one").iterdir():
            self.assertEqual(path.read_bytes(), (self.folder / "many" / path.name).read_bytes())

    def test_another_house(self):
        source = self.write("small.xml", report())
        run("render", source, "-o", self.folder, "-f", "md", "--house", "peterborough", expect=0)
        self.assertIn("PURPOSE AND REASON FOR REPORT", (self.folder / "small.md").read_text())
        done = run("render", source, "-o", self.folder, "--house", "peterboro", expect=2)
        self.assertIn("A106", done.err)
        self.assertIn("peterborough", done.err)

    def test_a_house_of_ones_own_beside_the_report(self):
        source = self.write("small.xml", report(house="mine"))
        self.write("templates/mine/house.xml", '<house xmlns="urn:townclerk:house:1" code="mine" base="standard"><name>Mine</name></house>')
        done = run("render", source, "-o", self.folder / "out", "-f", "md", "-v", expect=0)
        self.assertIn("templates/mine/house.xml", done.err)
        (self.folder / "nothing").mkdir()
        run("render", "--templates", self.folder / "nothing", "--templates", self.folder / "templates", source, "-o", self.folder / "out", "-f", "md", expect=0)


class StandardOutput(Case):
    def test_what_cannot_be_printed_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([str(PROGRAM), "inspect", "--stage", "view", str(SAMPLE)], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"not whole", done.stderr)


class Check(Case):
    def test_a_sound_report(self):
        done = run("check", SAMPLE, expect=0)
        self.assertIn("no faults", done.out)

    def test_faults_are_all_found_and_nothing_is_written(self):
        source = self.write("small.xml", report("See [](#nowhere) and [](#neither)."))
        done = run("check", source, expect=2)
        self.assertIn("nowhere", done.err)
        self.assertIn("neither", done.err)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["small.xml"])


class Inspect(Case):
    def test_each_stage_as_text_and_as_json(self):
        source = self.write("small.xml", report())
        for stage, word in (("view", "Employment Committee"), ("markdown", "# Small report"), ("document", "heading"), ("pages", "Small")):
            self.assertIn(word, run("inspect", source, "--stage", stage, expect=0).out)
            json.loads(run("inspect", source, "--stage", stage, "--json", expect=0).out)

    def test_an_unknown_stage(self):
        done = run("inspect", SAMPLE, "--stage", "soup", expect=1)
        self.assertIn("view, markdown, document, pages", done.err)


class Words(Case):
    def test_help_and_version(self):
        self.assertRegex(run("--version", expect=0).out, r"^townclerk \d+\.\d+\.\d+\nbuild [0-9a-f]{64}\nHarfBuzz \d[\d.]*\n(.+ .+\n)+$")
        for command in ("render", "check", "inspect", "explain"):
            self.assertIn("Example", run(command, "--help", expect=0).out)

    def test_usage_faults_exit_with_1(self):
        for arguments in ([], ["rendr"], ["render"], ["render", SAMPLE, "-f", "doc"], ["render", SAMPLE, "--nonsense"]):
            done = run(*arguments, expect=1)
            self.assertIn("error[U101]", done.err)
            self.assertIn("hint:", done.err)

    def test_explain(self):
        self.assertIn("A101", run("explain", "a101", expect=0).out)
        done = run("explain", "M9999", expect=1)
        self.assertIn("U102", done.err)


if __name__ == "__main__":
    main()
