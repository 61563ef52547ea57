"""`townclerk chart`: a chart of a report by itself, as SVG and PDF."""
import re

from harness import ROOT, Case, main, need, report, run, tool

need("pdfinfo", "pdftotext")
STRUCTURE = """  <organisation>
    <unit id="place" kind="directorate"><name>Place</name></unit>
    <post id="chief"><title>Chief Executive</title></post>
    <post id="director" unit="place"><title>Director &amp; Engineer of Ŵ</title></post>
    <post id="secret" exempt="1" public-interest="Pay."><title>Canary Post</title></post>
    <line from="director" to="chief"/><line from="secret" to="chief"/>
  </organisation>
  <changes><set id="plan"><create id="c"><post id="new" unit="place"><title>Planner</title></post><line from="new" to="director"/></create></set></changes>
  <cycle id="round"><phase id="p1"><title>Think</title></phase><phase id="p2"><title>Act</title></phase></cycle>
"""


def crowd(directors, heads):
    """A structure that fits no page."""
    posts, lines = '<post id="chief"><title>Chief Executive</title></post>', ""
    for d in range(directors):
        posts += f'<post id="d{d}"><title>Director of Department {d}</title></post>'
        lines += f'<line from="d{d}" to="chief"/>'
        for h in range(heads):
            posts += f'<post id="d{d}h{h}"><title>Head of an Important Service {d}.{h}</title></post>'
            lines += f'<line from="d{d}h{h}" to="d{d}"/>'
    return f"<organisation>{posts}{lines}</organisation>"


class Chart(Case):
    def draw(self, *options, source=STRUCTURE, file="chart.svg", expect=0):
        path = self.write("report.xml", report(extra=source))
        return run("chart", path, *options, "-o", self.folder / "out" / file, expect=expect)

    def made(self):
        return sorted(p.name for p in (self.folder / "out").glob("*")) if (self.folder / "out").exists() else []

    def svg(self, name="chart.svg"):
        return (self.folder / "out" / name).read_text()

    def test_a_drawing(self):
        self.assertEqual(self.draw("--state", "changes").out.strip(), str(self.folder / "out" / "chart.svg"))
        words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", self.svg()))
        for word in ("Chief Executive", "Director &amp; Engineer of Ŵ", "Planner", "New", "Key", "Reports to"):
            self.assertIn(word, words)
        self.assertNotIn("Canary", self.svg())

    def test_the_exempt_edition_draws_what_is_exempt(self):
        self.draw("--state", "current", "--edition", "exempt")
        self.assertIn("Canary Post", self.svg())

    def test_a_file_says_what_it_is_of_and_the_same_in_words(self):
        self.draw("--state", "current", "--root", "place")
        self.assertIn(' xml:lang="en-GB" lang="en-GB"', self.svg())
        title, description = re.search(r"<title [^>]*>([^<]*)</title>\n<desc [^>]*>([^<]*)</desc>", self.svg()).groups()
        self.assertTrue(title.endswith(": Place"), title)
        self.assertEqual(description, "Place. Structure chart of today’s posts and units.\n1 Director &amp; Engineer of Ŵ. Unit: Place. Reports to Chief Executive")
        self.assertNotIn("follows", self.svg())

    def test_a_file_of_the_exempt_edition_is_marked(self):
        self.draw("--state", "current", "--edition", "exempt")
        self.assertRegex(self.svg(), "<title [^>]*>NOT FOR PUBLICATION: ")
        self.assertRegex(self.svg(), "<text [^>]*>NOT FOR PUBLICATION")
        self.draw("--state", "current")
        self.assertNotIn("NOT FOR", self.svg())

    def test_what_is_withheld_is_as_if_it_were_not_there(self):
        for file in ("chart.svg", "chart.pdf"):
            said = [self.draw("--state", "current", "--root", root, file=file, expect=2).err.replace(root, "ID") for root in ("secret", "notfew")]
            self.assertIn("C102", said[0])
            self.assertEqual(said[0], said[1])
            self.assertEqual(self.made(), [])

    def test_what_fits_no_page_is_no_drawing(self):
        self.assertIn("A110", self.draw("--state", "current", source=crowd(400, 0), expect=2).err)
        self.assertEqual(self.made(), [])
        self.draw("--state", "current", source=crowd(400, 0), file="words.pdf")
        self.assertEqual(self.made(), ["words.pdf"])

    def test_a_pdf_says_the_same_in_words(self):
        self.draw("--state", "current", "--root", "place", file="place.pdf")
        text = " ".join(tool("pdftotext", self.folder / "out" / "place.pdf", "-").stdout.decode().split())
        self.assertEqual(text.count("Director & Engineer of Ŵ"), 2)

    def test_attached_files_stay_where_they_are(self):
        self.write("posts.csv", "Post\n")
        attached = '<appendices><appendix id="list" kind="attached" file="posts.csv"><title>Posts</title></appendix></appendices>'
        self.draw("--state", "current", file="chart.pdf", source=attached + STRUCTURE)
        self.assertEqual(self.made(), ["chart.pdf"])
        self.assertTrue((self.folder / "out" / "chart.pdf").read_bytes().startswith(b"%PDF-"))

    def test_a_cycle(self):
        self.draw("--state", "cycle", "--root", "round")
        self.assertEqual(re.findall(r"<text[^>]*>([^<]*)</text>", self.svg()), ["Think", "Act"])

    def test_branches_that_fit_no_page_are_files_of_their_own(self):
        self.draw("--state", "current", source=crowd(7, 16))
        self.assertEqual(self.made(), ["chart-d0.svg", "chart-d1.svg", "chart-d2.svg", "chart-d3.svg", "chart-d4.svg", "chart-d5.svg", "chart-d6.svg", "chart.svg"])
        self.assertEqual(re.findall(r">(See [^<]*)<", self.svg()), [f"See chart\u00a0{n}" for n in range(2, 9)])

    def test_a_chart_page_lies_across(self):
        self.draw("--state", "current", source=crowd(7, 16), file="all.pdf")
        pages = tool("pdfinfo", "-f", "1", "-l", "1", self.folder / "out" / "all.pdf").stdout.decode()
        self.assertRegex(pages, r"Page +1 size: +841\.89 x 595\.2")

    def test_what_is_wrong_writes_nothing(self):
        for options, code, exit_code in ((("--state", "current", "--root", "plase"), "C102", 2), (("--state", "current", "--depth", "0"), "C101", 2),
                                         (("--state", "cycle"), "C102", 2)):
            done = self.draw(*options, expect=exit_code)
            self.assertIn(code, done.err)
            self.assertEqual(self.made(), [])
        self.assertIn("did you mean 'place'?", self.draw("--state", "current", "--root", "plase", expect=2).err)
        self.assertIn("ends in .svg or .pdf", self.draw("--state", "current", file="chart.png", expect=1).err)
        self.assertIn("current", self.draw("--state", "now", expect=1).err)

    def test_the_sample_of_the_guide(self):
        path = ROOT / "samples" / "peterborough-2013" / "report.xml"
        run("chart", path, "--state", "changes", "-o", self.folder / "out" / "changes.pdf", expect=0)
        self.assertEqual(self.made(), ["changes.pdf"])


main()
