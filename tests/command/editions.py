"""Both editions of a report have the same numbers, and a reference to what one of them withholds is no fault in it."""
import re

from harness import Case, main, run

EXEMPT = 'exempt="12" public-interest="It is about one person."'
POSTS = '<organisation><post id="head"><title>Head</title></post></organisation>'
SURVEY = "<consultation><theme id=\"theme\"><title>T</title><said>Said.</said><response>Answered.</response></theme></consultation>"
# What is withheld, how it is placed, and the rest of the model that it needs; in each something has the id "wanted".
CASES = {
    "an option": ('<generated part="options"/>',
                  f'<options><option id="wanted" {EXEMPT}><title>O</title><text>One.\n\nTwo.</text><reason>Three.</reason></option></options>'),
    "a list of options": (f'<generated part="options" {EXEMPT}/>', '<options><option id="wanted"><title>O</title><text>One.</text></option></options>'),
    "an impact": ('<generated part="impact"/>',
                  POSTS + f'<staffing><impact id="wanted" post="head" {EXEMPT}><text>One.\n\nTwo.</text><summary>Three.</summary></impact></staffing>'),
    "the impacts": (f'<generated part="impact" {EXEMPT}/>',
                    POSTS + '<staffing><impact id="wanted" post="head"><text>One.</text></impact></staffing>'),
    "the themes": (f'<generated part="themes" {EXEMPT}/>', SURVEY.replace('"theme"', '"wanted"')),
    "a section with generated parts": (
        f'<section id="more" {EXEMPT}><title>More</title><body>First.</body><generated part="themes"/><section id="inner"><title>Inner</title>'
        '<body>Last.</body><generated part="options"/></section></section><options><option id="o"><title>O</title><text>Text.</text></option></options>',
        SURVEY.replace('"theme"', '"wanted"')),
    "a table": ('<generated part="finance-tables"/>',
                '<finance><line id="line" kind="cost" amount="1"><title>L</title></line>'
                f'<table id="wanted" {EXEMPT}><title>T</title><row lines="line"/></table></finance>'),
    "an equality table": ('<generated part="equality"/>',
                          f'<equality id="wanted" population="10" {EXEMPT}><title>E</title>'
                          '<group><title>G</title><row count="3"><title>R</title></row></group></equality>'),
    "a paragraph": (f'<body {EXEMPT}><![CDATA[<a id="wanted"></a>One.\n\nTwo.]]></body>', ""),
    "an appendix": ("", f'<appendices><appendix id="wanted" {EXEMPT}><title>A</title><section id="s"><title>S</title><body>One.</body></section>'
                        "</appendix></appendices>"),
    "a file": ("", f'<appendices><appendix id="wanted" kind="attached" file="f.csv" {EXEMPT}><title>A</title></appendix></appendices>'),
}


class Editions(Case):
    def text(self, edition):
        run("render", self.folder / "report.xml", "-o", self.folder / edition, "-f", "md", "--edition", edition, expect=0)
        return next((self.folder / edition).glob("*.md")).read_text()

    def test_numbers_and_references(self):
        self.write("f.csv", "a\n")
        for what, (placed, rest) in CASES.items():
            placed = placed if placed.startswith("<section") else f'<section id="it"><title>It</title><body>Before.</body>{placed}</section>'
            cited = "[this](doc:wanted) and [](doc:wanted)" if what == "a file" else "[this](#wanted) and [](#wanted)"
            self.write("report.xml", f"""<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="small" house="northmoor">
  <title>Small report</title>
  <authority id="council" nation="wales"><name>Northmoor Council</name></authority>
  <meeting id="meeting" date="2026-03-02" item="4"><name>Cabinet</name></meeting>
  <people><person id="officer" name="Ada Clerk"/></people>
  <front><field code="contact"><person ref="officer"/></field><field code="report-of"><value>Ada Clerk</value></field></front>
  <section id="purpose" role="purpose"><body>See {cited}.</body></section>
  {placed}
  <section id="after"><title>After</title><body>Words behind it.</body></section>
  {rest}
</report>
""")
            with self.subTest(what):
                numbers = [re.search(r"(\d+) Words behind it", self.text(edition)).group(1) for edition in ("exempt", "public")]
                self.assertEqual(numbers[0], numbers[1])
                self.assertGreater(int(numbers[0]), 1)

    def test_an_id_that_nothing_has_is_a_fault_in_both(self):
        source = self.write("report.xml", """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="small" house="standard">
  <title>Small report</title>
  <authority id="council" nation="england"><name>Council</name></authority>
  <people><person id="officer" name="Ada Clerk" public="no"/></people>
  <front><field code="contact"><person ref="officer"/></field></front>
  <section id="purpose" role="purpose"><body>See [](#nowhere).</body></section>
</report>
""")
        self.assertIn("error[N102]", run("render", source, "-o", self.folder / "out", expect=2).err)


if __name__ == "__main__":
    main()
