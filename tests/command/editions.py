"""Both editions of a report have the same numbers, and a reference to what one of them withholds is no fault in it."""
import collections
import json
import pathlib
import re

from harness import ROOT, Case, main, need, run, tool

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


NOTE = "Exempt: paragraph 12 of Schedule 12A"
WHY = "Public interest: It is about one person."
BRIEF = "[exempt:\u00a012]"
# Places that hold "secret" where something is exempt, the rest of the model that they need, and the mark of each.
MARKED = {
    "a section": (f'<section id="more" {EXEMPT}><title>Secret</title><body>Secret words.</body></section>', "", NOTE),
    "a paragraph": (f"<body {EXEMPT}>Secret words.</body>", "", NOTE),
    "a generated part": (f'<generated part="principles" {EXEMPT}/>', '<principles><principle id="p"><title>Secret</title></principle></principles>', NOTE),
    "an option": ('<generated part="options"/>', f'<options><option id="o" {EXEMPT}><title>Secret</title></option></options>', NOTE),
    "an impact": ('<generated part="impact"/>', POSTS + f'<staffing><impact id="i" post="head" {EXEMPT}><text>Secret.</text></impact></staffing>', NOTE),
    "a table": ('<generated part="finance-tables"/>', '<finance><line id="line" kind="cost" amount="1"><title>Secret</title></line>'
                f'<table id="t" {EXEMPT}><title>Table</title><row lines="line"/></table></finance>', f"Table {BRIEF}"),
    "a sum of its lines": ("<body>Sum: {{finance.line.exact}}; all {{finance-totals.cost.exact}}.</body>", '<finance><line id="line" kind="cost" amount="1">'
                           f'<title>S</title></line><table id="t" {EXEMPT}><row lines="line"/></table></finance>', f"£1 {BRIEF}; all £1 {BRIEF}."),
    "an equality table": ('<generated part="equality"/>', f'<equality id="e" population="10" {EXEMPT}><group><title>G</title><row count="3">'
                          "<title>Secret</title></row></group></equality>", NOTE),
    "a figure of it": ("<body>Figure: {{equality.e.r.count}}.</body>", f'<equality id="e" population="10" {EXEMPT}><group><title>G</title>'
                       '<row id="r" count="3"><title>R</title></row></group></equality>', f"3 {BRIEF}"),
    "a risk": ('<generated part="risks"/>', f'<risks><risk id="r" {EXEMPT}><risk-text>Secret.</risk-text></risk></risks>', f"{BRIEF} Secret."),
    "a document": ('<generated part="background-papers"/>', f'<documents><document id="d" background="yes" {EXEMPT}><title>Secret</title></document>'
                   "</documents>", f"Secret {BRIEF}"),
    "a post": ('<generated part="posts-current"/>', f'<organisation><post id="p" {EXEMPT}><title>Secret</title></post></organisation>', f"Secret {BRIEF}"),
    "a post that an exempt change names": (
        '<generated part="posts-current"/>', '<organisation><post id="p"><title>Secret</title></post></organisation>'
        f'<changes><set id="s"><delete id="c" subject="p" {EXEMPT}/></set></changes>', f"Secret {BRIEF}"),
    "a title in a sentence": ("<body>The {{post.p}}.</body>", f'<organisation><post id="p" {EXEMPT}><title>Secret</title></post></organisation>',
                              f"The Secret {BRIEF}."),
    "an appendix": ("", f'<appendices><appendix id="a" {EXEMPT}><title>Secret</title><body>Words.</body></appendix></appendices>', NOTE),
    "a file": ("", f'<appendices><appendix id="a" kind="attached" file="f.csv" {EXEMPT}><title>Secret</title></appendix></appendices>', NOTE),
    "an address": ("", f'<appendices><appendix id="a" kind="not-held" {EXEMPT}><title>Secret</title></appendix></appendices>', f"Secret {BRIEF}"),
    "what was published": ("", '<appendices><appendix id="a"><title>A</title><as-published date="2025-04-19"><risks>'
                           f'<risk id="r" {EXEMPT}><risk-text>Secret.</risk-text></risk></risks></as-published><generated part="risks"/></appendix>'
                           "</appendices>", f"{BRIEF} Secret."),
}
REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="small" house="{house}">
  <title>Small report</title>
  <authority id="council" nation="wales"><name>Northmoor Council</name></authority>
  <meeting id="meeting" date="2026-03-02" item="4"><name>Cabinet</name></meeting>
  <people><person id="officer" name="Ada Clerk"/></people>
  <front><field code="contact"><person ref="officer"/></field><field code="report-of"><value>Ada Clerk</value></field></front>
  {front}
  <section id="purpose" role="purpose"><body>{first}</body></section>
  {placed}
  <section id="after"><title>After</title><body>Words behind it.</body></section>
  {rest}
</report>
"""


class Marks(Case):
    def read(self, edition, *formats):
        folder = self.folder / edition
        done = run("render", self.folder / "report.xml", "-o", folder, "--edition", edition, *(f"-f{f}" for f in formats), expect=0)
        return {p.suffix: p for p in map(pathlib.Path, done.out.split()) if p.suffix in (".md", ".html", ".pdf")}

    def placed(self, placed, rest, front="", house="northmoor"):
        self.write("f.csv", "a\n")
        placed = placed if placed.startswith("<section") else f'<section id="it"><title>It</title><body>Before.</body>{placed}</section>'
        self.write("report.xml", REPORT.format(house=house, front=front, first="First.", placed=placed, rest=rest))

    def test_every_part_says_that_it_is_exempt(self):
        for what, (placed, rest, mark) in MARKED.items():
            with self.subTest(what):
                self.placed(placed, rest)
                exempt = self.read("exempt", "md")[".md"].read_text().replace("\\", "")
                self.assertIn(mark, exempt)
                self.assertEqual("Secret" in placed + rest, "Secret" in exempt)
                if mark == NOTE:
                    self.assertIn(f"{NOTE}\n\n{WHY}\n", exempt)
                public = self.read("public", "md")[".md"].read_text()
                for words in ("Secret", "one person", BRIEF, "Schedule 12A", "Public interest"):
                    self.assertNotIn(words, public)
                numbers = [re.search(r"(\d+) Words behind it", text).group(1) for text in (exempt, public)]
                self.assertEqual(numbers[0], numbers[1])
                anchors = [re.findall(r'<a id="((?:p|appendix)-[^"]*)"', text) for text in (exempt, public)]
                self.assertEqual(anchors[0], anchors[1])

    def test_recommendations_and_header_fields(self):
        front = (f'<recommendations><recommendation id="r" {EXEMPT}><text>That <actor/> <verb name="approve"/> the secret.</text></recommendation>'
                 f'<recommendation id="s"><text>That <actor/> <verb name="agree"/>:</text><item id="sa" {EXEMPT}><text>the secret.</text></item>'
                 "</recommendation></recommendations>")
        for house in sorted(p.parent.name for p in ROOT.glob("templates/*/house.xml")):
            with self.subTest(house):
                self.placed("<body>Words.</body>", "", front)
                source = (self.folder / "report.xml").read_text().replace('<field code="contact">', f'<field code="contact" {EXEMPT}>')
                self.write("report.xml", source)
                done = run("inspect", "--stage", "document", self.folder / "report.xml", "--house", house, "--edition", "exempt", expect=0)
                self.assertEqual(done.out.count(f"the secret. [{NOTE}. {WHY}]"), 2)
                self.assertIn(BRIEF, done.out)

    def test_the_three_formats_say_it_alike(self):
        self.placed(MARKED["a paragraph"][0] + '<generated part="risks"/>', MARKED["a risk"][1])
        outputs = self.read("exempt", "md", "html", "pdf")
        pdf = tool("pdftotext", outputs[".pdf"], "-").stdout.decode().replace("[exempt: 12]", BRIEF)
        for text in (outputs[".md"].read_text().replace("\\", ""), outputs[".html"].read_text(), pdf):
            for words in (NOTE, WHY, BRIEF):
                self.assertIn(words, text)
        self.assertIn('<div class="exempt">', outputs[".html"].read_text())

    def test_where_exempt_prose_ends(self):
        self.placed(f"<body {EXEMPT}>One.\n\nTwo.</body><body>Three.</body>", "")
        html = self.read("exempt", "html")[".html"].read_text()
        begin = html.index('<div class="section exempt-part">')
        self.assertLess(begin, html.index("One."))
        inside = html[begin:html.index("Three.")]
        self.assertEqual(inside.count("<div"), inside.count("</div>"))
        self.assertLess(inside.index("Two."), inside.rindex("</div>"))

    def test_prose_that_could_end_a_container_is_marked_before_it(self):
        self.placed(f"<body {EXEMPT}><![CDATA[\n```\n</div>\n```\n\nSecret.\n]]></body>", "")
        text = self.read("exempt", "md")[".md"].read_text()
        self.assertLess(text.index(NOTE), text.index("Secret."))
        self.assertNotIn("exempt-part", text)

    def test_in_welsh_the_reason_keeps_its_language(self):
        outputs = self.in_two_languages("cy", "exempt")
        reason = "<span lang=\"en\">It is about one person.</span>"
        note = f"Eithriedig – Atodlen 12A, paragraff: 12. Budd y cyhoedd: {reason}]"
        html = outputs[".html"].read_text()
        self.assertIn(f"y gyfrinach. [{note}</div>", html)
        self.assertIn(f'the secret. <span lang="cy">[{note}</span></div>', html)
        box = f'<p class="unnumbered">Eithriedig – Atodlen 12A, paragraff: 12</p>\\s*<p class="unnumbered">Budd y cyhoedd: {reason}</p>'
        self.assertEqual(len(re.findall(f'<div class="exempt">\\s*{box}', html)), 3)  # Welsh prose, and two tables
        self.assertEqual(len(re.findall(f'<div class="exempt" lang="cy">\\s*{box}', html)), 1)  # in prose that has no Welsh
        self.assertNotIn("Public interest", html)
        text = outputs[".md"].read_text()
        self.assertEqual(text.count(reason.replace(".</span>", "\\.</span>")) + text.count(reason), 6)
        spans = self.spans(outputs[".pdf"])
        self.assertEqual(spans, {"en": 6, "cy": 1})
        tags = tool("pdfinfo", "-struct-text", outputs[".pdf"]).stdout.decode()
        self.assertEqual(len(re.findall(r'Span \(inline\)\s+"It is about one\s*person\."', tags)), 6)

    def test_in_the_language_of_the_report_nothing_is_marked(self):
        outputs = self.in_two_languages("en", "exempt")
        self.assertEqual(outputs[".html"].read_text().count("It is about one person."), 6)
        self.assertNotIn("<span lang", outputs[".html"].read_text())
        self.assertNotIn("<span lang", outputs[".md"].read_text())
        self.assertEqual(self.spans(outputs[".pdf"]), {})

    def test_the_public_paper_has_no_reason_in_any_language(self):
        for language in ("cy", "en"):
            outputs = self.in_two_languages(language, "public")
            self.assertNotIn("one person", outputs[".html"].read_text() + outputs[".md"].read_text())
            self.assertEqual(self.spans(outputs[".pdf"]), {})

    def in_two_languages(self, language, edition):
        """Exempt: a recommendation and a paragraph with Welsh, one each without, and a table of either kind."""
        front = (f'<recommendations><recommendation id="r" form="as-written" {EXEMPT}><text>That we approve the secret.</text>'
                 f'<text xml:lang="cy">Cymeradwyo y gyfrinach.</text></recommendation><recommendation id="s" form="as-written" {EXEMPT}><text>Note the secret.</text></recommendation></recommendations>')
        body = f'<body {EXEMPT}>Secret words.</body>'
        tables = [MARKED["a table"], MARKED["an equality table"]]
        self.placed(body.replace("</body>", '</body><body xml:lang="cy">Geiriau.</body>') + body + "".join(placed for placed, _, _ in tables),
                    "".join(rest for _, rest, _ in tables), front)
        source = (self.folder / "report.xml").read_text().replace("</title>\n  <auth", '</title><title xml:lang="cy">Bach</title>\n  <auth')
        self.write("report.xml", source)
        done = run("render", self.folder / "report.xml", "-o", self.folder / language, "--edition", edition, "--lang", language, expect=0)
        return {p.suffix: p for p in map(pathlib.Path, done.out.split()) if p.suffix in (".md", ".html", ".pdf")}

    @staticmethod
    def spans(pdf):
        """The Span tags of a PDF that state a language, counted by it."""
        objects = json.loads(tool("qpdf", "--json=2", pdf).stdout)["qpdf"][1].values()
        tags = [held["value"] for held in objects if isinstance(held.get("value"), dict) and held["value"].get("/S") == "/Span"]
        return dict(collections.Counter(tag["/Lang"].removeprefix("u:") for tag in tags if "/Lang" in tag))

    def test_the_first_page_is_marked_once(self):
        for house in ("standard", "northmoor", "kent", "peterborough"):
            with self.subTest(house):
                done = run("render", ROOT / "samples" / "northmoor" / "report.xml", "-o", self.folder / house, "-fpdf", "--edition", "exempt",
                           "--house", house, expect=0)
                path = next(p for p in done.out.split() if p.endswith(".pdf"))
                pages = tool("pdftotext", path, "-").stdout.decode().split("\f")[:-1]
                self.assertEqual([page.count("NOT FOR PUBLICATION") for page in pages], [1] * len(pages))


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


GAP = "Exempt: see Part II"
PARTS = ("posts-changed", "posts-moved", "lines-proposed", "functions", "functions-moved", "posts-vacant", "statutory-posts", "statutory-posts-current",
         "establishment-proposed", "posts-described")
# Exempt changes, each of which would change something of public posts, units and functions.
SIDE_EFFECTS = {
    "a merger into a public post": '<merge id="c" subject="secret other" to="pub"{}/>',
    "a merger into a new post": '<merge id="c" subject="secret other"{}><post id="new" unit="outer"><title>N</title></post>'
                                '<line from="new" to="top"/><line from="pub" to="new"/></merge>',
    "a split": '<split id="c" subject="secret"{}><post id="n1"><title>N</title></post><post id="n2"><title>N</title></post><line from="worker" to="n1"/></split>',
    "a deletion": '<delete id="c" subject="secret"{}/>',
    "a deleted unit": '<delete id="c" subject="inner"{}/>',
    "a moved unit": '<move id="c" subject="inner" to="elsewhere"{}/>',
    "another employer": '<change id="c" subject="inner" employer="firm"{}/>',
    "lines of a created post": '<create id="c"{}><post id="new" unit="outer"><title>N</title></post><line from="worker" to="new"/></create>',
    "lines of others": '<change id="c" subject="secret"{}><line from="worker" to="secret"/><line from="secret" to="pub"/></change>',
    "a condition": '<contingent id="c"{}><condition>C</condition><then><merge id="d" subject="secret other" to="pub"/></then></contingent>',
}
STRUCTURE = """<organisation>
  <unit id="outer" kind="directorate"><name>Outer</name></unit><unit id="elsewhere" kind="directorate"><name>Elsewhere</name></unit>
  <unit id="firm" kind="company"><name>Firm</name></unit><unit id="inner" kind="division" parent="outer"><name>Inner</name></unit>
  <post id="top" unit="outer"><title>Top</title><statutory code="hops" deputy="secret"/></post>
  <post id="secret" unit="outer"><title>Secret</title></post><post id="other" unit="outer"><title>Other</title></post>
  <post id="pub" unit="outer"><title>Pub</title><description>For all.</description></post>
  <post id="worker" unit="inner"><title>Worker</title></post><post id="lent" unit="outer" seconded-to="inner"><title>Lent</title></post>
  <post id="bought" unit="outer" employer="inner"><title>Bought</title></post>
  <post id="covered" unit="outer" holder="covered-by" covered-by="secret"><title>Covered</title></post>
  <line from="pub" to="top"/><line from="worker" to="secret"/><line from="secret" to="top"/><line from="covered" to="other" kind="dotted"/>
  <function id="care" held-by="secret"><name>Care</name></function><function id="roads" held-by="inner"><name>Roads</name></function>
  <function id="task" held-by="pub"><name>Task</name></function>
</organisation>"""


class SideEffects(Case):
    maxDiff = None

    """What an exempt change does to what is public shows in the exempt edition alone."""

    def lines(self, edition, change, hidden):
        structure = STRUCTURE
        for each in hidden:
            structure = structure.replace(f' id="{each}"', f' id="{each}" {EXEMPT}')
        parts = "".join(f'<section id="s-{part}-{of}"><title>Part {part} {of}</title><generated part="{part}" of="{of}"/></section>'.replace(' of=""', "")
                        for part in PARTS for of in ("", "outer") if not of or part in ("lines-proposed", "establishment-proposed", "functions"))
        changes = f'<changes><set id="set">{change}<create id="last"><post id="fresh"><title>Fresh</title></post></create></set></changes>'
        self.write("report.xml", REPORT.format(house="northmoor", front="", first="First.", placed=parts, rest=structure + changes))
        done = run("render", self.folder / "report.xml", "-o", self.folder / edition, "-fmd", "--edition", edition, expect=0)
        text = pathlib.Path(done.out.split()[0]).read_text()
        cells = [" | ".join(" ".join(cell.split()) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)) for row in text.split("<tr>")[1:]]
        items = [line for line in text.splitlines() if line.startswith(("- ", "## "))]
        return [line for line in items + cells if not line.startswith((GAP, "- " + GAP))]

    def test_public_parts_do_not_show_them(self):
        for what, change in SIDE_EFFECTS.items():
            with self.subTest(what):
                subjects = re.findall(r'subject="([^"]*)"', change)
                hidden = subjects[0].split() if subjects else []
                shown = self.lines("public", change.format(" " + EXEMPT), hidden)
                self.assertEqual(shown, self.lines("public", "", hidden))
                self.assertNotEqual(shown, self.lines("exempt", change.format(" " + EXEMPT), hidden))


if __name__ == "__main__":
    need("pdftotext", "pdfinfo", "qpdf")
    main()
