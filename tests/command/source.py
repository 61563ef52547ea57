"""What is withheld is not in the model that a public PDF carries, wherever it stands; what is printed is, and renders to the same bytes."""
import pathlib

import canary
import editions
from carried import Case, carried
from harness import main, need, report, run, tool

SECRET = "qqsecretqq"
EXEMPT = f'exempt="1" public-interest="{SECRET}"'
WITHHELD = f'<section id="more" {EXEMPT}><title>{SECRET}</title>{{}}</section>'
# Lists that only a withheld part prints, and the model behind them.
LISTS = {
    "themes": f'<consultation start="2031-07-23" end="2031-08-24" responses="8417253"><scope>{SECRET}</scope><consultee>{SECRET}</consultee><theme id="t">'
              f"<title>{SECRET}</title><said>{SECRET}\n\n{SECRET}</said><response>{SECRET}</response></theme></consultation>",
    "consultation": f'<consultation start="2031-07-23" end="2031-08-24" responses="8417253"><scope>{SECRET}</scope><consultee>{SECRET}</consultee></consultation>',
    "timetable": f'<timetable><event id="a" date="2031-07-23" phase="{SECRET}"><title>{SECRET}</title></event><event id="b" date="2031-07-23" phase="{SECRET} 2">'
                 f"<title>{SECRET}</title><note>{SECRET}</note></event></timetable>",
    "risks": f'<risks><risk id="r"><risk-text>{SECRET}</risk-text><response>{SECRET}</response></risk></risks>',
    "options": f'<options><option id="o"><title>{SECRET}</title><text>{SECRET}\n\n- {SECRET}\n\n{SECRET}</text><reason>{SECRET}</reason></option></options>',
    "principles": f'<principles><principle id="p"><title>{SECRET}</title><text>{SECRET}\n\n{SECRET}</text></principle></principles>',
    "cycle": f'<cycle id="c"><title>{SECRET}</title><phase id="f"><title>{SECRET}</title><text>{SECRET}</text></phase></cycle>',
    "equality": f'<equality id="e" population="8417253"><title>{SECRET}</title><group><title>{SECRET}</title><row count="8417"><title>{SECRET}</title></row>'
                "</group></equality>",
    "finance": f'<finance><line id="l" kind="cost" amount="8417253" fund="{SECRET}"><title>{SECRET}</title><basis>{SECRET}</basis></line></finance>',
    "impact": f'<organisation><post id="head"><title>Head</title></post></organisation><staffing><impact id="i" post="head"><text>{SECRET}\n\n{SECRET}</text>'
              f'<outcome result="at-risk"><reason>{SECRET}</reason></outcome><summary>{SECRET}</summary></impact></staffing>',
    "background-papers": f'<documents><document id="d" background="yes" date="2031-07-23" address="https://example.org/{SECRET}"><title>{SECRET}</title></document>'
                         "</documents>",
    "posts-current": f'<organisation><unit id="u" kind="team"><name>{SECRET}</name></unit><post id="p" unit="u" grade="{SECRET}"><title>{SECRET}</title></post>'
                     "</organisation>",
}
HIDDEN = (SECRET, "8417", "2031")


def names(pdf):
    """Of the files that a PDF carries."""
    listed = tool("qpdf", "--list-attachments", pdf).stdout.decode()
    return {line.split(" -> ")[0] for line in listed.splitlines() if " -> " in line}


class Withheld(Case):
    def hides(self, text, name, *options):
        source = self.write(f"{name}/report.xml", text)
        model = self.renders_again(source, options, name + "-again")
        for secret in HIDDEN:
            self.assertNotIn(secret, model, name)
        return model

    def test_the_report_of_canaries(self):
        self.write("in/" + canary.CANARY + ".csv", "x")
        source = self.write("in/report.xml", canary.REPORT.format(c=canary.CANARY, m=canary.AMOUNT))
        for options in (("--lang", "cy"), ("--meeting", "first"), ("--house", "peterborough-2013")):
            with self.subTest(options=options):
                model = self.renders_again(source, options, "paper")
                for form in (canary.CANARY, canary.AMOUNT, "2031-07", "<!--"):
                    self.assertNotIn(form, model)

    def test_the_exempt_edition_tells_no_comment_and_no_acknowledgement(self):
        source = self.write("in/report.xml", report(extra=f'<!-- {SECRET} --><acknowledge rule="B01" by="{SECRET}" date="2031-07-23" reason="{SECRET}"/>'
                                                          '<section id="s"><title>Risks</title><body exempt="1" public-interest="It may.">A risk.</body></section>'))
        model = self.renders_again(source, ("--edition", "exempt"))
        for secret in HIDDEN:
            self.assertNotIn(secret, model)
        self.assertIn('<acknowledge rule="B01" withheld="yes"/>', model)
        self.assertIn("It may.", model)

    def test_lists_that_only_a_withheld_part_prints(self):
        for part, register in LISTS.items():
            with self.subTest(part):
                self.hides(report(extra=WITHHELD.format(f'<generated part="{part}"/>') + register), part)

    def test_all_such_lists_in_other_houses(self):
        parts = "".join(f'<generated part="{part}"/>' for part in LISTS)
        registers = "".join(register for part, register in LISTS.items() if part not in ("consultation", "posts-current"))
        for house in ("peterborough-2013", "northmoor"):
            with self.subTest(house):
                text = report(extra=WITHHELD.format(parts) + registers, house="standard")
                self.hides(text.replace("<front>", '<front><field code="report-of"><value>Ada Clerk</value></field>'), house, "--house", house)

    def test_what_something_else_prints_stays(self):
        for part in ("themes", "timetable", "risks", "finance", "posts-current"):
            register = LISTS[part]
            with self.subTest(part):
                open_part = f'<section id="open"><title>Open</title><generated part="{part}"/></section>'
                source = self.write(f"{part}/report.xml", report(extra=open_part + WITHHELD.format(f'<generated part="{part}"/>') + register))
                self.assertIn(SECRET, self.renders_again(source, (), part + "-again"))

    def test_every_withheld_part_keeps_its_numbers_and_ids(self):
        for what, (placed, rest) in editions.CASES.items():
            with self.subTest(what):
                self.write("in/f.csv", "a\n")
                placed = placed if placed.startswith("<section") else f'<section id="it"><title>It</title><body>Before.</body>{placed}</section>'
                text = editions.REPORT.format(house="northmoor", front="", first="First, [](#wanted).", placed=placed, rest=rest)
                source = self.write("in/report.xml", text)
                self.renders_again(source, ())

    def test_withheld_prose_of_all_kinds(self):
        prose = (f"Of {{{{meeting.date.long}}}} {SECRET}.\n\n### {SECRET}\n\n{SECRET}\n{{#named .secret-{SECRET}}}\n\n{{{{report.title}}}}\n\n"
                 f"1. {SECRET}\n2. {SECRET}\n   {{#item}}\n\n   - <a id=\"dash\"></a>{SECRET}\n\n{{start=3}}\n\n> <a id=\"quoted\"></a>{SECRET}\n\n| {SECRET} | b |\n|---|---|\n"
                 f'| {SECRET} | <a id="cell"></a>{SECRET} |\n\n{{#table number="auto" caption="{SECRET}"}}\n\n'
                 f'<div class="box" id="boxed">\n\n{SECRET}\n\n</div>\n\n{SECRET}\n{{.cont}}\n\n{SECRET}\n{{number="99"}}\n\n{SECRET}')
        body = (f'<section id="it"><title>It</title><body>See [](#named), [](#item), [](#table), [this](#quoted), [it](#dash) and [that](#cell).</body>'
                f"<body {EXEMPT}><![CDATA[{prose}]]></body><body>Behind it.</body>"
                "<body><![CDATA[| a | b |\n|---|---|\n| c | d |\n\n{number=\"auto\" caption=\"Open\"}]]></body></section>")
        for house in ("standard", "kent", "peterborough-2013"):
            with self.subTest(house):
                text = report(extra=body).replace("<front>", '<front><field code="report-of"><value>Ada Clerk</value></field>')
                self.hides(text, house, "--house", house)
        self.hides(report(extra=f"<section id=\"it\" {EXEMPT}><title>T</title><body>```\n{SECRET}\n```\n\n{SECRET}</body></section>"), "code")

    def test_papers_for_other_meetings(self):
        other = ('<meeting id="cabinet" date="2026-04-02"><name>Cabinet</name><front><field code="wards"><value>' + SECRET + "</value></field></front>"
                 f'<recommendations><recommendation id="rec-c"><text>That <actor/> <verb name="note"/> {SECRET}.</text></recommendation></recommendations></meeting>')
        body = (f'<section id="theirs" meetings="cabinet"><title>{SECRET}</title><body>{SECRET}</body><section id="in"><title>{SECRET}</title></section></section>'
                f'<section id="ours"><title>Ours</title><body>One.</body><body meetings="cabinet">{SECRET}</body><body>Two.</body></section>'
                f'<appendices><appendix id="a" meetings="cabinet"><title>{SECRET}</title><body>{SECRET}</body></appendix></appendices>'
                '<acknowledge rule="B02" of="theirs" by="A" reason="B"/>')
        text = report(extra=body).replace("<people>", other + "<people>")
        self.hides(text, "ours", "--meeting", "meeting")

    def test_an_acknowledgement_of_what_is_withheld_in_prose(self):
        told = '<body><![CDATA[Open.\n\n| a | b |\n|---|---|\n| c | d |\n\n{#open headless}]]></body>'
        kept = f'<body {EXEMPT}><![CDATA[{SECRET}\n\n| a | b |\n|---|---|\n| c | d |\n\n{{#closed headless}}]]></body>'
        accepted = "".join(f'<acknowledge rule="B03" of="{of}" by="{SECRET}" reason="{SECRET}"/>' for of in ("open", "closed", "theirs"))
        theirs = '<body meetings="cabinet">Theirs.\n{#theirs}</body>'
        text = report(extra=f'<section id="it"><title>It</title>{told}{kept}{theirs}</section>{accepted}', attributes='status="published"')
        text = text.replace("<people>", '<meeting id="cabinet" date="2026-04-02"><name>Cabinet</name></meeting><people>')
        model = self.hides(text, "accepted", "--meeting", "meeting")
        self.assertIn('<acknowledge of="open" rule="B03" withheld="yes"/>', model)
        self.assertNotIn("closed", model)
        self.assertNotIn("theirs", model)

    def test_without_source(self):
        source = self.write("in/report.xml", report(extra='<appendices><appendix id="a" kind="attached" file="a.csv"><title>A</title></appendix></appendices>'))
        self.write("in/a.csv", "a,b\n")
        pdf, _ = self.render(source, self.folder / "out", "--no-source", "-f", "pdf")
        self.assertEqual(b"a,b\n", carried(pdf, "a.csv"))
        self.assertEqual({"a.csv"}, names(pdf))
        run("chart", source, "--state", "current", "-o", self.folder / "chart.pdf")

    def test_names_of_the_carried_files_are_taken(self):
        for name in ("report.xml", "townclerk.json"):
            text = report(extra=f'<appendices><appendix id="a" kind="attached" file="{name}"><title>A</title></appendix></appendices>')
            source = self.write("in/paper.xml", text)
            self.write("in/" + name, "{}")
            self.assertIn("error[A104]", run("render", source, "-o", self.folder / "out", "-f", "pdf", expect=2).err)


if __name__ == "__main__":
    need("qpdf", "jing")
    main()
