"""Footnotes from a report's prose to its three formats."""
import re

from harness import Case, main, need, report, run, tool

need("pdftotext", "qpdf")

BODY = """Homes[^homes] and teams[^2].

[^2]: Of which there are *two*, see [](#purpose).

Homes again[^homes].

[^homes]: All of them.
"""


class Footnotes(Case):
    def rendered(self, body, expect=0):
        self.write("report.xml", report(body))
        return run("render", "report.xml", "-o", "out", cwd=self.folder, expect=expect)

    def test_formats(self):
        self.rendered(BODY)
        markdown = (self.folder / "out" / "small.md").read_text()
        self.assertIn("Homes[^1] and teams[^2].\n\n[^1]: All of them.\n\n[^2]: Of which there are _two_, see ", markdown)
        html = (self.folder / "out" / "small.html").read_text()
        self.assertIn('<sup><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup>', html)
        self.assertIn('<aside id="fn-1" class="footnote" role="doc-footnote"><a href="#fnref-1" role="doc-backlink">1</a> All of them.</aside>', html)
        self.assertEqual(html.count('id="fnref-1"'), 1)
        text = tool("pdftotext", self.folder / "out" / "small.pdf", "-").stdout.decode()
        self.assertLess(text.index("Homes again"), text.index("All of them"))
        plain = self.folder / "plain.pdf"
        tool("qpdf", "--stream-data=uncompress", "--object-streams=disable", self.folder / "out" / "small.pdf", plain)
        notes = re.findall(rb"/S ?/Note\b", plain.read_bytes())
        self.assertEqual(len(notes), 2)

    def test_two_sections_may_use_one_label(self):
        self.rendered("One[^1].\n\n[^1]: First.\n\n### Next\n\nTwo[^1].\n\n[^1]: Second.\n")
        markdown = (self.folder / "out" / "small.md").read_text()
        self.assertIn("[^1]: First.", markdown)
        self.assertIn("[^2]: Second.", markdown)

    def test_faults_have_their_places(self):
        said = self.rendered("Homes[^one].\n", expect=2).err
        self.assertIn("N108", said)
        self.assertIn("there is no footnote 'one'", said)
        said = self.rendered("Homes.\n\n[^one]: Words.\n").err
        self.assertRegex(said, r"report\.xml:\d+:\d+: warning\[N109\]: nothing refers to the footnote 'one'")


if __name__ == "__main__":
    main()
