"""The sample's PDF as other people's programs read it: sound, tagged, every font embedded and searchable."""
import re

from harness import SAMPLE, Case, main, need, run, tool

need("pdfinfo", "pdffonts", "pdftotext")


class SamplePdf(Case):
    def setUp(self):
        super().setUp()
        run("render", SAMPLE, "-f", "pdf", "-o", self.folder, expect=0)
        self.pdf = self.folder / "peterborough-2017.pdf"

    def quiet(self, *arguments):
        done = tool(*arguments)
        self.assertEqual(done.stderr, b"", arguments)
        return done.stdout.decode("utf-8", "replace")

    def test_information(self):
        info = self.quiet("pdfinfo", self.pdf)
        for line in (r"Tagged:\s+yes", r"Title:\s+Shared management proposals", r"Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)"):
            self.assertRegex(info, line)

    def test_fonts(self):
        rows = self.quiet("pdffonts", self.pdf).splitlines()[2:]
        self.assertGreaterEqual(len(rows), 2)
        for row in rows:
            self.assertRegex(row, r"^[A-Z]{6}\+LiberationSans\S* .* yes yes yes ")

    def test_structure(self):
        tree = self.quiet("pdfinfo", "-struct", self.pdf)
        for kind in ("Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "BlockQuote"):
            self.assertRegex(tree, rf"(?m)^\s*{kind}\b", kind)
        self.assertEqual(len(re.findall(r"(?m)^\s*Table\b", tree)), 1)   # one table, though it stands on several pages
        self.assertEqual(len(re.findall(r"(?m)^\s*TR\b", tree)), 8)      # a head and seven risks
        self.assertEqual(len(re.findall(r"(?m)^\s*H2\b", tree)), 17)     # recommendations, fourteen sections, two appendices

    def test_words(self):
        text = " ".join(self.quiet("pdftotext", "-raw", self.pdf, "-").split())
        for words in ("EMPLOYMENT COMMITTEE", "AGENDA ITEM No. 3", "Tel. 452302", "RECOMMENDATIONS: Chief Executive", "FROM : Chief Executive", "3.13.2(g)", "£200k",
                      "Page 1 of"):
            self.assertIn(words, text)


if __name__ == "__main__":
    main()
