"""Barriers to access: each faulty model is found by check, refused with its place when published, and made with --draft."""
import hashlib
import json
import re

from harness import ROOT, SAMPLE, Case, main, report, run

CREST = ROOT / "templates" / "northmoor" / "crest.png"
STYLE = "templates/mine/style.css"
HOUSE = '<house xmlns="urn:townclerk:house:1" code="mine" base="standard"><name>Mine</name>{}</house>'
ATTRIBUTES = 'status="published"'


def paper(body="", **options):
    return report(body, attributes=ATTRIBUTES, **options)


def styled(css):
    return paper(house="mine"), {STYLE: css}


# name: (report, rule, file of the place, text of the line there, further files of the house)
BARRIERS = {
    "picture without words": (paper("![](crest.png)"), "B01", "report.xml", "![](crest.png)"),
    "picture without words in a sentence": (paper("The mark ![](crest.png) is ours."), "B01", "report.xml", "![](crest.png)"),
    "picture without words in a table": (paper("| a | b |\n|---|---|\n| x | ![](crest.png) |"), "B01", "report.xml", "![](crest.png)"),
    "picture named by its file": (paper("![crest.png](crest.png)"), "B15", "report.xml", "![crest.png](crest.png)"),
    "picture called a picture": (paper("![Image](crest.png)"), "B15", "report.xml", "![Image](crest.png)"),
    "heading rank left out": (paper("##### Deep\n\nText."), "B02", "report.xml", "##### Deep"),
    "heading rank left out below a heading": (paper("### One\n\nText.\n\n##### Deep\n\nText."), "B02", "report.xml", "##### Deep"),
    "heading without words": (paper("### —\n\nText."), "B10", "report.xml", "### —"),
    "table without header": (paper("| a | b |\n|---|---|\n| 1 | 2 |\n\n{headless}"), "B03", "report.xml", "| a | b |"),
    "rich table without header": (
        paper("<table>\n<tbody>\n<tr>\n<td>\n\nx\n\n</td>\n<td>\n\ny\n\n</td>\n</tr>\n</tbody>\n</table>"), "B03", "report.xml", "<table>"),
    "header cell without words": (paper("| Post |  | Grade |\n|---|---|---|\n| a | b | c |"), "B04", "report.xml", "| Post |  | Grade |"),
    "corner without names of rows below": (paper("|  | Grade |\n|---|---|\n| a | b |"), "B04", "report.xml", "|  | Grade |"),
    "table of one cell": (paper("<table>\n<tbody>\n<tr>\n<td>\n\nNote well.\n\n</td>\n</tr>\n</tbody>\n</table>"), "B12", "report.xml", "<table>"),
    "link without words": (paper("See [](https://x.example) there."), "B08", "report.xml", "[](https://x.example)"),
    "link that is an address": (paper("See [https://x.example/a](https://x.example/a) there."), "B09", "report.xml", "[https://x.example/a]"),
    "link that says click here": (paper("For the survey [click here](https://x.example)."), "B09", "report.xml", "[click here]"),
    "link that says read more, in Welsh": (paper("[Darllen mwy](https://x.example)"), "B09", "report.xml", "[Darllen mwy]"),
    "item that is empty": (paper("- one\n-\n- three"), "B11", "report.xml", "-"),
    "item that holds only a list": (paper("- - inner\n- two"), "B11", "report.xml", "- - inner"),
    "title that says nothing": (paper(title="…"), "B06", "report.xml", "<title>…</title>"),
    "language that is none": (paper("Bore da.\n{lang=welsh}"), "B07", "report.xml", "Bore da."),
    "language that is none, of two letters": (paper("Bore da.\n{lang=xx}"), "B07", "report.xml", "Bore da."),
    "words in a language that is none": (paper('Bore <span lang="welsh">da</span>.'), "B07", "report.xml", "Bore <span"),
    "paper in a language that the house does not have": (
        report(attributes=ATTRIBUTES + ' lang="fr"'), "B14", "report.xml", "<report"),
    "bold paragraph for a heading": (paper("**Money**\n{.unnumbered}\n\nText."), "B17", "report.xml", "**Money**"),
    "numbered bold paragraph for a heading": (paper("**Money**\n\nText."), "B17", "report.xml", "**Money**"),
    "bold paragraph above a figure": (
        paper('**Money**\n{.unnumbered}\n\n![A council\'s mark](crest.png)\n{caption="The mark"}'), "B17", "report.xml", "**Money**"),
    "grey text": (*styled("p { color: #999999 }")[:1], "B05", STYLE, "p { color: #999999 }", styled("p { color: #999999 }")[1]),
    "grey text by a custom property": (paper(house="mine"), "B05", STYLE, ":root { --quiet: #a0a0a0 }", {STYLE: ":root { --quiet: #a0a0a0 }"}),
    "text on a dark ground": (paper("Text.\n{.deep}", house="mine"), "B05", "templates/standard", None, {STYLE: ".deep { background: #203040 }"}),
    "large text that is too pale": (paper(house="mine"), "B05", STYLE, "h1 { color: #aaaaaa }", {STYLE: "h1 { color: #aaaaaa }"}),
    "pale running head": (
        paper(house="mine"), "B05", STYLE, "@page { @bottom-right { color: #bbbbbb } }", {STYLE: "@page { @bottom-right { color: #bbbbbb } }"}),
    "pale words in a chart": (
        paper("```chart current\n```", house="mine", extra='<organisation><post id="a"><title>Head</title></post></organisation>'),
        "B05", "report.xml", "```chart current", {STYLE: ".chart-box { color: #cccccc }"}),
    "links by colour alone": (
        paper("See [the survey](https://x.example) there.", house="mine"), "B13", STYLE, "a { text-decoration: none }",
        {STYLE: "a { text-decoration: none }"}),
    "struck-out words without a line": (paper("It is ~~not~~ so.", house="mine"), "B13", "report.xml", "~~not~~", {STYLE: "del { text-decoration: none }"}),
    "field without a label": (
        paper(house="mine").replace("</front>", '<field code="odd"><value>Something</value></field></front>'), "B16", None, None,
        {"templates/mine/house.xml": HOUSE.format('<header><field code="odd" position="grid 1"><label>:</label></field></header>')}),
}


class Gate(Case):
    def source(self, case):
        text, further = case[0], case[4] if len(case) > 4 else {}
        (self.folder / "crest.png").write_bytes(CREST.read_bytes())
        if "mine" in text:
            for name, words in {"templates/mine/house.xml": HOUSE.format(""), STYLE: "", **further}.items():
                self.write(name, words)
        return self.write("report.xml", text)

    def found(self, done, case, word="error"):
        _, rule, file, line = case[:4]
        self.assertNotIn("internal error", done.err)
        place = re.search(rf"^(\S.*?):(\d+):(\d+): {word}\[{rule}\].*\n( *\d+ \| .*)?", done.err, re.MULTILINE)
        self.assertIsNotNone(place, done.err)
        self.assertIn("hint: ", done.err)
        if file is not None and line is not None:
            self.assertTrue(place[1].endswith(file), place[1])
            self.assertIn(line, place[4])

    def test_there_are_twenty_at_least_and_each_rule_has_one(self):
        self.assertGreaterEqual(len(BARRIERS), 20)
        self.assertEqual({case[1] for case in BARRIERS.values()}, {f"B{n:02}" for n in range(1, 18)})

    def test_check_finds_each(self):
        for name, case in BARRIERS.items():
            with self.subTest(name):
                self.found(run("check", self.source(case), expect=2), case)

    def test_a_published_paper_is_refused_with_the_place(self):
        for name, case in BARRIERS.items():
            with self.subTest(name):
                self.found(run("render", self.source(case), "-o", self.folder / "out", expect=2), case)
                self.assertFalse((self.folder / "out").exists())

    def test_a_draft_is_made(self):
        for name, case in BARRIERS.items():
            with self.subTest(name):
                self.found(run("render", "--draft", self.source(case), "-o", self.folder / name, expect=0), case, "warning")
                self.assertEqual(len(list((self.folder / name).glob("small.*"))), 3)

    def test_a_paper_that_is_not_published_is_made_and_its_findings_are_told(self):
        source = self.write("report.xml", report("##### Deep\n\nText."))
        done = run("render", source, "-o", self.folder / "out", "-f", "html", expect=0)
        self.assertIn("warning[B02]", done.err)
        run("render", "--strict", source, "-o", self.folder / "out", "-f", "html", expect=3)

    def test_no_sample_has_a_barrier(self):
        for sample in sorted((ROOT / "samples").glob("*/report.xml")):
            for edition in ("public", "exempt"):
                with self.subTest(f"{sample.parent.name}, {edition}"):
                    sheet = self.folder / "sheet.json"
                    run("render", sample, "-f", "html", "--edition", edition, "-o", self.folder / "out", "--evidence", sheet, expect=0)
                    self.assertEqual(json.loads(sheet.read_text())["findings"], [])


def acknowledge(of=""):
    return f'<acknowledge rule="B02" {of} by="Ada Clerk" reason="As it was printed" date="2026-03-01"/>'


class Acknowledged(Case):
    BODY = "##### Deep\n\nText."

    def evidence(self, text, *options):
        run("render", self.write("report.xml", text), "-f", "html", "-o", self.folder / "out", "--evidence", self.folder / "e.json", *options, expect=0)
        return json.loads((self.folder / "e.json").read_text())

    def test_an_officer_may_accept_a_finding_and_the_file_then_claims_no_access(self):
        text = paper(self.BODY, extra=acknowledge())
        sheet = self.evidence(text)
        self.assertEqual(sheet["accepted"], [
            {"rule": "B02", "of": "", "by": "Ada Clerk", "reason": "As it was printed", "date": "2026-03-01", "findings": 1}])
        self.assertEqual(sheet["findings"][0]["fate"], "accepted")
        self.assertIn("not PDF/UA-1", sheet["claims"])
        self.assertNotIn("B02", run("check", self.folder / "report.xml", expect=0).err)

    def test_of_says_where(self):
        self.assertEqual(len(self.evidence(paper(self.BODY, extra=acknowledge('of="purpose"')))["accepted"]), 1)
        elsewhere = paper(self.BODY, extra='<section id="more"><title>More</title><body>Words.</body></section>' + acknowledge('of="more"'))
        self.assertIn("error[B02]", run("render", self.write("report.xml", elsewhere), "-o", self.folder / "no", expect=2).err)

    def test_what_prose_gives_an_id_to_may_be_accepted_alone(self):
        (self.folder / "crest.png").write_bytes(CREST.read_bytes())
        picture = '![](crest.png)\n{#mark caption="The mark"}'
        table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n{#sums headless}"
        division = '<div id="around">\n\n![](crest.png)\n\n</div>'
        for rule, of, barrier, other in (("B01", "mark", picture, "![](crest.png)"), ("B03", "sums", table, "| a | b |\n|---|---|\n| 1 | 2 |\n\n{headless}"),
                                         ("B01", "around", division, "![](crest.png)")):
            with self.subTest(of):
                extra = acknowledge(f'of="{of}"').replace("B02", rule)
                self.assertEqual([a["of"] for a in self.evidence(paper(f"Words.\n\n{barrier}", extra=extra))["accepted"]], [of])
                source = self.write("report.xml", paper(f"Words.\n\n{barrier}\n\nMore.\n\n{other}", extra=extra))
                done = run("render", source, "-o", self.folder / "no", expect=2)
                self.assertEqual(done.err.count(f"error[{rule}]"), 1)

    def test_an_id_that_neither_model_nor_prose_has_is_a_fault(self):
        text = paper("Words. {#no}\n\n![A mark](crest.png)\n{#mark}", extra=acknowledge('of="marx"'))
        done = run("check", self.write("report.xml", text), expect=2)
        self.assertIn("error[M104]: 'of' of 'acknowledge' names the unknown id 'marx'", done.err)
        self.assertIn("did you mean 'mark'?", done.err)
        done = run("check", self.write("report.xml", paper("Words.", extra=acknowledge('of="mark"'))), expect=2)
        self.assertIn("error[M104]", done.err)

    def test_only_an_acknowledgement_may_name_what_is_in_prose(self):
        extra = '<section id="more"><title>More</title><generated part="principles" of="mark"/></section>'
        done = run("check", self.write("report.xml", paper("![A mark](crest.png)\n{#mark}", extra=extra)), expect=2)
        self.assertIn("error[M104]", done.err)

    def test_one_that_accepts_nothing_is_counted_only(self):
        sheet = self.evidence(paper(extra=acknowledge()))
        self.assertEqual((sheet["accepted"], sheet["idle_acknowledgements"]), ([], 1))

    def test_a_historic_paper_is_made_without_a_word(self):
        text = report(self.BODY, attributes='status="historic"')
        done = run("check", self.write("report.xml", text), expect=0)
        self.assertNotIn("B02", done.err + done.out)
        sheet = self.evidence(text)
        self.assertEqual([f["rule"] for f in sheet["findings"]], ["B02"])
        self.assertIn("historic", sheet["findings"][0]["fate"])


class Draft(Case):
    def test_every_format_says_so(self):
        run("render", "--draft", self.write("report.xml", report()), "-o", self.folder, expect=0)
        self.assertIn("DRAFT", (self.folder / "small.md").read_text())
        html = (self.folder / "small.html").read_text()
        self.assertIn("<title>DRAFT: Small report</title>", html)
        self.assertRegex(html, r'<p class="marking unnumbered">DRAFT</p>')

    def test_in_welsh(self):
        run("render", "--draft", "--lang", "cy", ROOT / "samples/northmoor/report.xml", "-f", "html", "-o", self.folder, expect=0)
        self.assertIn("DRAFFT", (self.folder / "northmoor.cy.html").read_text())

    def test_other_papers_do_not(self):
        run("render", SAMPLE, "-f", "md,html", "-o", self.folder, expect=0)
        for ending in ("md", "html"):
            self.assertNotIn("DRAFT", (self.folder / f"peterborough-2017.{ending}").read_text())


class Sheet(Case):
    def test_it_says_why_no_paper_was_made(self):
        self.write("crest.png", CREST.read_bytes())
        for body, words in (("![](crest.png)", "1 open finding stops it"), ("![](crest.png)\n\n[here](https://x.example)", "2 open findings stop it")):
            source = self.write("report.xml", paper(body))
            done = run("render", source, "-f", "html", "-o", self.folder / "out", "--evidence", self.folder / "e", expect=2)
            self.assertEqual([str(self.folder / "e.html"), str(self.folder / "e.json")], done.out.split())
            self.assertFalse((self.folder / "out").exists())
            sheet = json.loads((self.folder / "e.json").read_text())
            self.assertIn(words, sheet["refusal"])
            self.assertEqual("none: no paper was made", sheet["claims"])
            self.assertEqual([], sheet["outputs"])
            self.assertIn("stops the paper", [each["fate"] for each in sheet["findings"]])
            self.assertIn(f"No paper was made: the paper is published, and {words}", (self.folder / "e.html").read_text())
        run("render", source, "-f", "html", "-o", self.folder / "out", "--evidence", self.folder / "e", "--draft", expect=0)
        self.assertNotIn("refusal", json.loads((self.folder / "e.json").read_text()))

    def test_without_a_paper_there_is_no_sheet_of_other_faults(self):
        done = run("render", self.write("report.xml", report("See [](#nowhere).")), "-o", self.folder / "out", "--evidence", self.folder / "e", expect=2)
        self.assertEqual("", done.out)
        self.assertFalse((self.folder / "e.html").exists())

    def test_html_and_json_or_one_of_them(self):
        source = self.write("report.xml", report())
        run("render", source, "-f", "md", "-o", self.folder, "--evidence", self.folder / "both", expect=0)
        self.assertTrue((self.folder / "both.html").exists() and (self.folder / "both.json").exists())
        run("render", source, "-f", "md", "-o", self.folder, "--evidence", self.folder / "one.html", expect=0)
        self.assertEqual([p.name for p in self.folder.glob("one*")], ["one.html"])

    def test_it_may_not_take_an_outputs_name_or_be_of_two_reports(self):
        source = self.write("report.xml", report())
        done = run("render", source, "-f", "html", "-o", self.folder, "--evidence", self.folder / "small.html", expect=2)
        self.assertIn("error[A104]", done.err)
        self.assertFalse((self.folder / "small.html").exists())
        self.assertIn("error[U101]", run("render", source, SAMPLE, "--evidence", "x", expect=1).err)

    def test_hashes_are_of_the_inputs_and_outputs(self):
        self.write(STYLE, "p { margin: 0 }")
        self.write("templates/mine/house.xml", HOUSE.format(""))
        (self.folder / "crest.png").write_bytes(CREST.read_bytes())
        source = self.write("report.xml", report("![A shield with a moon](crest.png)", house="mine"))
        run("render", source, "-o", self.folder / "out", "--evidence", self.folder / "e.json", expect=0)
        sheet = json.loads((self.folder / "e.json").read_text())
        digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
        inputs = {(i["kind"], i["name"]): i["sha256"] for i in sheet["inputs"]}
        self.assertEqual(inputs["report", "report.xml"], digest(source))
        self.assertEqual(inputs["style", "mine/style.css"], digest(self.folder / STYLE))
        self.assertEqual(inputs["picture", "crest.png"], digest(CREST))
        self.assertEqual(inputs["house", "<builtin>/templates/standard/house.xml"], digest(ROOT / "templates/standard/house.xml"))
        self.assertIn(("font", "LiberationSans"), inputs)
        for output in sheet["outputs"]:
            self.assertEqual(output["sha256"], digest(self.folder / "out" / output["name"]))
        self.assertEqual(sheet["alternatives"], [{"picture": "crest.png", "words": "A shield with a moon"}])

    def test_the_same_bytes_in_another_folder(self):
        sheets = []
        for place in ("a", "b/c"):
            source = self.write(f"{place}/report.xml", report("##### Deep\n\nText."))
            run("render", source, "-f", "html", "-o", self.folder / place / "out", "--evidence", self.folder / place / "e", expect=0)
            sheets.append([(self.folder / place / f"e.{ending}").read_bytes() for ending in ("html", "json")])
        self.assertEqual(*sheets)

    def test_the_public_papers_sheet_does_not_tell_what_is_withheld(self):
        canary = "CANARY"
        extra = (f'<section id="secret" exempt="1" public-interest="{canary}"><title>{canary}</title><body><![CDATA[\n'
                 f'![{canary}](crest.png)\n\n##### {canary}\n\nText.\n]]></body></section>'
                 f'<acknowledge rule="B02" of="secret" by="{canary}" reason="{canary}"/>')
        (self.folder / "crest.png").write_bytes(CREST.read_bytes())
        source = self.write("report.xml", report(extra=extra))
        run("render", source, "-o", self.folder / "out", "--evidence", self.folder / "e", expect=0)
        for ending in ("html", "json"):
            sheet = (self.folder / f"e.{ending}").read_text()
            self.assertNotIn(canary, sheet)
            self.assertNotIn("crest.png", sheet)
        run("render", source, "--edition", "exempt", "-o", self.folder / "out", "--evidence", self.folder / "x", expect=0)
        self.assertIn(canary, (self.folder / "x.json").read_text())


if __name__ == "__main__":
    main()
