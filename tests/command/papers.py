"""The papers that one report makes: appendices of every kind, another language, another meeting."""
import re

from harness import ROOT, Case, main, report, run, tool


def appendices(inner):
    return f"<appendices>{inner}</appendices>"


SECTION = '<section id="{0}"><title>Part</title><body>Words.</body></section>'


class Appendices(Case):
    def text(self, extra, body="", *options):
        source = self.write("small.xml", report(body, extra=extra))
        run("render", source, "-o", self.folder / "out", "-f", "md", *options, expect=0)
        return (self.folder / "out" / "small.md").read_text()

    def test_schemes_nest_and_references_name_their_scope(self):
        text = self.text(
            appendices(
                '<appendix id="annex" label="Annex {n}"><title>The first report</title>'
                '<section id="inner"><title>Part</title><body>See [](#job-part) and [](#job).</body></section>'
                '<appendix id="job" numbers="A"><title>Job</title>' + SECTION.format("job-part") + "</appendix></appendix>"
                '<appendix id="other"><title>Other</title>' + SECTION.format("other-part") + "</appendix>"
                '<appendix id="second" label="Annex {n}"><title>More</title>' + SECTION.format("second-part") + "</appendix>"),
            "See [](#inner), [](#job-part) and [](#second-part).")
        self.assertIn("See [section\u00a01 of Annex\u00a01](#inner), [section\u00a01 of Appendix\u00a0A of Annex\u00a01](#job-part)", text)
        self.assertIn("[section\u00a01 of Annex\u00a02](#second-part)", text)
        self.assertIn("See [section\u00a01 of Appendix\u00a0A](#job-part) and [Appendix\u00a0A](#job).", text)
        self.assertIn("Appendix 1: Other", text)

    def test_the_same_evidence_in_the_report_and_in_a_frozen_appendix(self):
        parts = "".join(f'<generated part="{part}"/>' for part in ("risks", "equality", "options", "principles", "cycle", "background-papers"))
        model = (
            '<risks><risk id="rk"><risk-text>Nobody applies.</risk-text></risk></risks>'
            '<equality id="eq" population="95"><title>Staff</title><group><title>Age</title><row count="20"><title>Young</title></row></group></equality>'
            '<options><option id="opt"><title>Wait</title><text>Do nothing.</text></option></options>'
            '<principles><principle id="pr"><title>Simple</title></principle></principles>'
            '<cycle id="cy"><title>Round</title><phase id="ph"><title>Plan</title></phase><phase id="ph2"><title>Do</title></phase></cycle>'
            '<documents><group id="gr"><title>Papers</title><document id="doc" background="yes"><title>Audit</title></document></group></documents>')
        for copy, times in ((model, 2), ("", 1)):
            text = self.text(model + f'<section id="live"><title>Live</title>{parts}</section>' + appendices(
                f'<appendix id="annex"><title>Published</title><as-published date="2025-04-19">{copy}</as-published>'
                f'<section id="then"><title>Then</title>{parts}</section></appendix>'))
            for words in ("Nobody applies.", "Young", "Do nothing.", "Simple", "Plan", "Audit"):
                self.assertEqual(text.count(words), times, words)

    def test_an_appendix_with_nothing_in_it(self):
        done = run("check", self.write("small.xml", report(extra=appendices('<appendix id="empty"><title>Empty</title></appendix>'))), expect=2)
        self.assertIn("error[V220]", done.err)
        self.assertIn('kind="attached"', done.err)

    def test_an_attached_file_is_copied_and_linked(self):
        self.write("papers/jobs.csv", "Post,Grade\n")
        text = self.text(appendices('<appendix id="jobs" kind="attached" file="papers/jobs.csv"><title>Jobs</title></appendix>'), "See [](doc:jobs).")
        self.assertIn("[papers/jobs.csv](./papers/jobs.csv)", text)
        self.assertIn("See [Jobs](./papers/jobs.csv).", text)
        self.assertIn("1 kB", text)
        self.assertEqual((self.folder / "out" / "papers" / "jobs.csv").read_text(), "Post,Grade\n")

    def test_an_attached_pdf_tells_how_many_pages_it_has(self):
        run("render", self.write("other.xml", report()), "-o", self.folder / "papers", "-f", "pdf", expect=0)
        printed = self.text(appendices('<appendix id="plan" kind="attached" file="papers/small.pdf"><title>Plan</title></appendix>'))
        self.assertRegex(printed, r"Pages[\s\S]{0,20}1\b")

    def test_an_attached_pdf_that_nobody_can_open_is_refused(self):
        self.write("papers/torn.pdf", "%PDF-1.7\nand no more")
        source = self.write("small.xml", report(extra=appendices('<appendix id="plan" kind="attached" file="papers/torn.pdf"><title>Plan</title></appendix>')))
        done = run("render", source, "-o", self.folder / "out", expect=2)
        self.assertIn("error[P102]", done.err)
        self.assertIn("without a password", done.err)

    def test_a_link_to_a_file_that_is_not_attached(self):
        done = run("check", self.write("small.xml", report("See [it](./secret.csv).")), expect=2)
        self.assertIn("error[N102]", done.err)

    def test_an_attached_file_cannot_stand_in_for_an_output(self):
        self.write("small.md", "mine")
        source = self.write("report.xml", report(extra=appendices('<appendix id="jobs" kind="attached" file="small.md"><title>Jobs</title></appendix>')))
        done = run("render", source, "-o", self.folder / "out", "-f", "md", expect=2)
        self.assertIn("error[A104]", done.err)

    def test_each_kind_says_what_it_is(self):
        text = self.text(
            appendices('<appendix id="a" kind="separate" address="https://example.org/a"><title>Apart</title></appendix>'
                       '<appendix id="b" kind="to-follow" due="2026-04"><title>Later</title></appendix>'
                       '<appendix id="c" kind="not-held"><title>Lost</title></appendix>'))
        for words in ("Published separately: [Apart](https://example.org/a) (https://example.org/a)", "To follow: April 2026", "Not held in the archive"):
            self.assertIn(words, text)


    def test_a_frozen_appendix_prints_its_copy(self):
        parts = '<generated part="posts-deleted"/><generated part="timetable"/><generated part="finance"/>'
        live = (
            '<section id="live"><title>Live</title>' + parts + "</section>"
            '<organisation><post id="head"><title>Head of Today</title></post></organisation>'
            '<changes><set id="set"><delete id="gone" subject="head"/></set></changes>'
            '<timetable><event id="start" date="2026-05"><title>Begin</title></event></timetable>'
            '<finance><line id="cost" kind="cost" amount="100"><title>Line of today</title></line></finance>')
        copy = (live.replace("today", "then").replace("Today", "Then").replace("100", "90").replace("2026-05", "2025-05")
                .split("</section>")[1])
        text = self.text(live + appendices(
            '<appendix id="annex"><title>Published</title><as-published date="2025-04-19">' + copy + "</as-published>"
            '<section id="then"><title>Then</title>' + parts + "</section></appendix>"))
        main_report, annex = text.split("Appendix 1: Published")
        for words, place in (("Head of Today", main_report), ("£100", main_report), ("May 2026", main_report), ("Head of Then", annex), ("£90", annex)):
            self.assertIn(words, place)
        for words in ("Head of Today", "£100", "2026"):
            self.assertNotIn(words, annex)


    def test_those_that_are_not_in_the_report_have_a_page_and_are_listed(self):
        text = self.text(
            appendices('<appendix id="later" kind="to-follow" due="2026-04"><title>Later</title></appendix>'
                       '<appendix id="lost" kind="not-held"><title>Lost</title></appendix>')
            + '<section id="list"><title>List</title><body>```contents\n```</body><generated part="appendices"/></section>')
        for words in ("[Appendix\u00a01](#later): Later (To follow, April 2026)", "Appendix 1: Later\n\nTo follow: April 2026",
                      "[Appendix\u00a02](#lost): Lost", "Appendix 2: Lost\n\nNot held in the archive", "[Appendix 2 Lost](#"):
            self.assertIn(words, text)


class Reasons(Case):
    def test_reasons_are_counted_by_themselves(self):
        one = '<recommendation id="{0}"><text>That <actor/> <verb name="note"/> it.</text>{1}</recommendation>'
        listed = one.format("a", "") + one.format("b", "<reason>First.</reason>") + one.format("c", "<reason>Second.</reason>")
        source = self.write("small.xml", report(house="northmoor").replace("</front>", '<field code="report-of"><value>A</value></field></front>'))
        text = source.read_text()
        start = text.index("<recommendations>") + len("<recommendations>")
        self.write("small.xml", text[:start] + listed + text[text.index("</recommendations>"):])
        run("render", source, "-o", self.folder / "out", "-f", "md", expect=0)
        printed = (self.folder / "out" / "small.md").read_text()
        for words in ("Reason 1: First.", "Reason 2: Second."):
            self.assertIn(words, printed.replace("\n   ", " "))


class Marks(Case):
    def test_a_draft_says_so_where_its_house_wants_it(self):
        for house, expected in (("northmoor", True), ("standard", False)):
            field = '<field code="report-of"><value>A</value></field></front>'
            self.write("small.xml", report(house=house, attributes='version="3"').replace("</front>", field))
            run("render", self.folder / "small.xml", "-o", self.folder / "out", "-f", "md", expect=0)
            self.assertEqual("Draft 3" in (self.folder / "out" / "small.md").read_text(), expected)

    def test_a_paper_without_a_meeting_has_its_own_date(self):
        text = report(attributes='date="2026-03-02"')
        for name in ("meeting", "recommendations"):
            text = text[:text.index(f"<{name}")] + text[text.index(f"</{name}>") + len(f"</{name}>"):]
        run("render", self.write("small.xml", text), "-o", self.folder / "out", "-f", "md", expect=0)
        self.assertIn("2 March 2026\n\nPublic report", (self.folder / "out" / "small.md").read_text())


class Languages(Case):
    def test_words_that_are_not_translated_are_named_and_marked(self):
        source = self.write("small.xml", report(extra='<title xml:lang="cy">Adroddiad bach</title>'))
        done = run("render", source, "-o", self.folder / "out", "-f", "html", "--lang", "cy", expect=0)
        self.assertIn("warning[V221]", done.err)
        page = (self.folder / "out" / "small.cy.html").read_text()
        self.assertIn('lang="cy"', page)
        self.assertRegex(page, r'<div class="section" lang="en">\s*<p[^>]*>.{0,80}One paragraph', "the paragraph says that it is English")

    def test_what_is_generated_within_words_that_are_not_translated_is_in_the_papers_language(self):
        body = "See [](#next), [two](#next) and <span lang=\"fr\">voir [](#next)</span>.\n\n```chart current\n```\n\n{#shown}"
        extra = '<title xml:lang="cy">Adroddiad bach</title><section id="next"><title>Next</title><title xml:lang="cy">Nesaf</title><body>Words.</body></section>'
        posts = '<organisation><post id="clerk"><title>Clerk</title></post></organisation>'
        run("render", self.write("small.xml", report(body, extra=extra + posts)), "-o", self.folder, "-f", "html", "--lang", "cy", expect=0)
        page = (self.folder / "small.cy.html").read_text()
        self.assertIn('<div class="section" lang="en">', page)
        self.assertIn('See <span lang="cy"><a href="#next">', page)
        self.assertIn('<a href="#next">two</a>', page)
        self.assertIn('<span lang="fr">voir <span lang="cy"><a href="#next">', page)
        self.assertRegex(page, r'<figure [^>]*lang="cy"')
        run("render", self.folder / "small.xml", "-o", self.folder, "-f", "html", expect=0)
        self.assertNotIn('<span lang="en">', (self.folder / "small.html").read_text().replace('voir <span lang="en">', ""))

    def test_pages_are_numbered_in_the_papers_language(self):
        source = self.write("small.xml", report(extra='<title xml:lang="cy">Adroddiad bach</title>'))
        for options, words, name in (((), "Page 1 of 1", "small.pdf"), (("--lang", "cy"), "Tudalen 1 o 1", "small.cy.pdf")):
            run("render", source, "-o", self.folder, "-f", "pdf", *options, expect=0)
            self.assertIn(words, tool("pdftotext", "-layout", self.folder / name, "-").stdout.decode())

    def test_check_looks_at_the_papers_in_all_languages_of_the_title(self):
        extra = '<title xml:lang="cy">Adroddiad bach</title><section id="s"><title>S</title><body>Words.</body><body xml:lang="cy">Gweler [](#nowhere).</body></section>'
        done = run("check", self.write("small.xml", report(extra=extra)), expect=2)
        self.assertEqual(done.err.count("error[N102]"), 1)
        self.assertIn("note: this is in the paper in the language 'cy'", done.err)
        run("check", self.folder / "small.xml", "--lang", "en", expect=0)

    def test_ids_are_the_same_in_every_language(self):
        ids = []
        for options in ((), ("--lang", "cy")):
            run("render", "samples/northmoor/report.xml", "-o", self.folder, "-f", "html", *options, cwd=ROOT, expect=0)
            name = "northmoor.cy.html" if options else "northmoor.html"
            ids.append(re.findall(r' id="([^"]*)"', (self.folder / name).read_text()))
        self.assertEqual(*ids)
        self.assertIn("appendix-a-p-1", ids[0])

    def test_the_pdf_marks_what_is_in_another_language(self):
        source = self.write("small.xml", report(extra='<title xml:lang="cy">Adroddiad bach</title>'))
        run("render", source, "-o", self.folder, "-f", "pdf", "--lang", "cy", expect=0)
        tool("qpdf", "--qdf", "--object-streams=disable", self.folder / "small.cy.pdf", self.folder / "plain.pdf")
        languages = re.findall(rb"/Lang \(([a-z]+)\)", (self.folder / "plain.pdf").read_bytes())
        self.assertIn(b"cy", languages)
        self.assertIn(b"en", languages)


class Houses(Case):
    def test_recommendations_stand_once_with_their_reasons(self):
        for house in sorted(path.parent.name for path in (ROOT / "templates").glob("*/house.xml")):
            run("render", "samples/northmoor/report.xml", "-o", self.folder, "-f", "md", "--house", house, cwd=ROOT, expect=0)
            text = (self.folder / "northmoor.md").read_text()
            with self.subTest(house):
                self.assertEqual(text.count("Tenants and traders meet one council"), 1)
                self.assertNotRegex(text, r"(?i)recommendations and reasons\n+None")


class Meetings(Case):
    def test_why_a_report_is_late(self):
        text = report().replace("</name></meeting>", "</name><late-reason>The survey closed on Friday.</late-reason></meeting>", 1)
        text = text.replace("</front>", '<field code="report-of"><value>Ada Clerk</value></field></front>')
        self.assertIn("<late-reason>", text)
        for house in sorted(path.parent.name for path in (ROOT / "templates").glob("*/house.xml")):
            run("render", self.write("small.xml", text), "-o", self.folder, "-f", "md", "--house", house, expect=0)
            with self.subTest(house):
                self.assertIn("The survey closed on Friday.", (self.folder / "small.md").read_text())

    def test_check_looks_at_the_papers_for_all_meetings(self):
        extra = '<meeting id="other" date="2026-03-09"><name>Other Committee</name></meeting>'
        body = '<section id="theirs" meetings="meeting"><title>Theirs</title><body>See [](#nowhere).</body></section>'
        source = self.write("small.xml", report(extra=body).replace("<people>", extra + "<people>", 1))
        done = run("check", source, expect=2)
        self.assertEqual(done.err.count("error[N102]"), 1)
        self.assertIn("note: this is in the paper for the meeting 'meeting'", done.err)
        run("check", source, "--meeting", "other", expect=0)

    def test_check_looks_at_the_exempt_edition_too(self):
        body = '<section id="theirs" exempt="1" public-interest="x"><title>Theirs</title><body>See [](#nowhere).</body></section>'
        done = run("check", self.write("small.xml", report(extra=body)), expect=2)
        self.assertEqual(done.err.count("error[N102]"), 1)
        self.assertIn("note: this is in the exempt edition", done.err)

    def test_an_exempt_edition_of_nothing_is_a_warning(self):
        done = run("render", self.write("small.xml", report()), "-o", self.folder / "out", "--edition", "exempt", expect=0)
        self.assertIn("warning[V224]", done.err)

    def test_the_title_of_an_exempt_edition_says_so(self):
        body = '<section id="theirs" exempt="1" public-interest="x"><title>Theirs</title><body>Words.</body></section>'
        run("render", self.write("small.xml", report(extra=body)), "-o", self.folder / "out", "-f", "html", "--edition", "exempt", expect=0)
        self.assertIn("<title>NOT FOR PUBLICATION: Small report</title>", (self.folder / "out" / "small.exempt.html").read_text())

    def test_a_part_may_stand_twice(self):
        event = '<timetable><event id="start" date="2026-04"><title>Start</title></event></timetable>'
        parts = '<section id="dates"><title>Dates</title><generated part="timetable"/><body>See [](#dates).</body><generated part="timetable"/></section>'
        run("render", self.write("small.xml", report(extra=event + parts)), "-o", self.folder / "out", "-f", "md", expect=0)
        text = (self.folder / "out" / "small.md").read_text()
        self.assertEqual(text.count('<a id="start"></a>'), 1)
        self.assertEqual(text.count("April 2026"), 2)

    def test_a_house_without_the_language_says_so(self):
        text = report().replace("</title>", '</title><title xml:lang="cy">Adroddiad</title>', 1)
        done = run("render", self.write("small.xml", text), "-o", self.folder / "out", "--lang", "cy", "--house", "barnet", expect=0)
        self.assertIn("warning[V223]: the house 'barnet' has no words in 'cy' for", done.err)

    def test_a_meeting_that_there_is_not(self):
        done = run("check", self.write("small.xml", report()), "--meeting", "nowhere", expect=2)
        self.assertEqual(re.findall(r"error\[(\w+)\]", done.err), ["V208"])

    def test_a_meeting_may_have_its_own_house(self):
        extra = '<meeting id="other" date="2026-03-09" house="peterborough"><name>Other Committee</name></meeting>'
        source = self.write("small.xml", report(extra=extra))
        run("render", source, "-o", self.folder / "out", "-f", "md", "--meeting", "meeting", expect=0)
        run("render", source, "-o", self.folder / "out", "-f", "md", "--meeting", "other", expect=0)
        self.assertIn("Purpose of the report", (self.folder / "out" / "small.meeting.md").read_text())
        self.assertIn("PURPOSE AND REASON", (self.folder / "out" / "small.other.md").read_text())

    def test_two_councils_committees_from_one_file(self):
        papers = {}
        for meeting in ("employment-committee", "staffing-and-appeals"):
            run("render", "samples/peterborough-2017/report.xml", "-o", self.folder, "--meeting", meeting, cwd=ROOT, expect=0)
            papers[meeting] = (self.folder / f"peterborough-2017.{meeting}.md").read_text()
            self.assertTrue((self.folder / f"peterborough-2017.{meeting}.pdf").is_file())
        peterborough, cambridgeshire = papers.values()
        self.assertIn("That Employment Committee consider", peterborough)
        self.assertIn("Staffing and Appeals Committee", cambridgeshire)
        self.assertIn("2.3.1.1", peterborough)
        self.assertNotIn("2.3.1.1", cambridgeshire, "Peterborough's delegations are not Cambridgeshire's")
        self.assertNotIn("Cabinet Meeting", cambridgeshire)
        for shared in ("Dr Russell Wate", "£200k", "Service Director Job Descriptions"):
            self.assertIn(shared, peterborough)
            self.assertIn(shared, cambridgeshire)

    def test_a_reference_to_a_part_of_other_papers(self):
        extra = ('<meeting id="other" date="2026-03-09"><name>Other Committee</name></meeting>'
                 '<section id="theirs" meetings="meeting"><title>Theirs</title><body>Words.</body></section>')
        source = self.write("small.xml", report("See [](#theirs).", extra=extra))
        run("check", source, "--meeting", "meeting", expect=0)
        done = run("check", source, "--meeting", "other", expect=2)
        self.assertIn("error[N102]: 'theirs' is a part of the papers for other meetings only", done.err)


if __name__ == "__main__":
    main()
