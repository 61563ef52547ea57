"""`townclerk new`: a report to begin with, in every built-in house and of every kind, that renders at once."""
import shlex
import xml.etree.ElementTree as ET

from harness import ROOT, Case, main, run

HOUSES = sorted(p.parent.name for p in ROOT.glob("templates/*/house.xml"))
KINDS = ("decision", "consultation", "response")
SPACE = "{urn:townclerk:report:1}"


class New(Case):
    def test_each_kind_renders_in_each_house_without_a_word_of_complaint(self):
        self.assertGreaterEqual(len(HOUSES), 4)
        for house in HOUSES:
            for kind in KINDS:
                with self.subTest(house=house, kind=kind):
                    folder = self.folder / house / kind
                    run("new", folder, "--house", house, "--kind", kind, expect=0)
                    done = run("render", folder / "report.xml", "-o", folder / "out", expect=0)
                    self.assertEqual(done.err, "")
                    self.assertEqual({p.suffix for p in (folder / "out").iterdir() if p.name.startswith(kind)}, {".md", ".html", ".pdf"})

    def test_what_it_holds_fits_the_kind(self):
        for kind in KINDS:
            run("new", self.folder / kind, "--kind", kind, expect=0)
            report = ET.parse(self.folder / kind / "report.xml").getroot()
            self.assertEqual(report.get("id"), kind)
            self.assertEqual(report.get("kind"), kind)
            self.assertEqual(report.find(SPACE + "recommendations") is None, kind == "consultation")
            self.assertIsNotNone(report.find(SPACE + "consultation"))
            self.assertIsNotNone(report.find(SPACE + "timetable"))
            self.assertEqual(report.find(f".//{SPACE}theme") is not None, kind == "response")
            self.assertLess((self.folder / kind / "report.xml").read_text().count("\n"), 160)

    def test_a_report_that_is_there_is_never_overwritten(self):
        there = self.write("old/report.xml", "precious")
        done = run("new", self.folder / "old", expect=2)
        self.assertIn("error[I119]", done.err)
        self.assertIn("is there already", done.err)
        self.assertEqual(there.read_text(), "precious")
        (self.folder / "link").mkdir()
        (self.folder / "link" / "report.xml").symlink_to(self.folder / "nowhere")
        run("new", self.folder / "link", expect=2)
        self.assertFalse((self.folder / "nowhere").exists())

    def test_the_next_command_can_be_run_as_it_is_printed(self):
        for name in ("plain", "My Review 2026", "Mayor's $review"):
            done = run("new", name, cwd=self.folder, expect=0)
            command = done.out.split("run: ")[1].strip()
            self.assertEqual(shlex.split(command), ["townclerk", "render", f"{name}/report.xml", "-o", f"{name}/published"])
            self.assertEqual("'" in command, name != "plain")
            run(*shlex.split(command)[1:], cwd=self.folder, expect=0)

    def test_an_unknown_house_writes_nothing(self):
        done = run("new", self.folder / "x", "--house", "nowhere", expect=2)
        self.assertIn("the houses that can be had are", done.err)
        self.assertFalse((self.folder / "x").exists())
        run("new", self.folder / "x", "--kind", "letter", expect=1)

    def test_what_a_house_of_ones_own_requires_is_there(self):
        self.write("houses/mine/house.xml", """<house xmlns="urn:townclerk:house:1" code="mine" base="standard" nation="wales">
  <name>Cyngor &amp; Council</name>
  <header><field code="mark" position="banner" required="yes"><label>Our mark:</label></field></header>
  <roles><role code="welsh-language" required="yes"><title>Welsh language</title></role></roles>
  <implications><implication code="carbon" required="yes"><title>Carbon</title></implication></implications>
</house>""")
        for kind in KINDS:
            run("new", self.folder / kind, "--house", "mine", "--templates", self.folder / "houses", "--kind", kind, expect=0)
            done = run("render", self.folder / kind / "report.xml", "--templates", self.folder / "houses", "-o", self.folder, expect=0)
            self.assertEqual(done.err, "")
        text = (self.folder / "decision" / "report.xml").read_text()
        self.assertIn("<value>Our mark: to be filled in</value>", text)
        self.assertIn("Cyngor &amp; Council", text)


if __name__ == "__main__":
    main()
