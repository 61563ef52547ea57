"""A PDF with one of everything, held against qpdf, poppler, MuPDF and Ghostscript."""
import os
import pathlib
import tempfile
import unittest

from harness import need, tool
from pictures import one_of_each
from readers import NEEDED, complaints

need("pdfinfo", "pdffonts", *NEEDED)


class Tools(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.pdf = root / "sample.pdf"
        tool(os.environ["PDF_SAMPLE"], cls.pdf, *one_of_each(root))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_no_reader_complains(self):
        self.assertEqual({}, complaints(self.pdf))

    def test_pdfinfo(self):
        done = tool("pdfinfo", self.pdf)
        info = done.stdout.decode()
        self.assertEqual(b"", done.stderr)
        self.assertRegex(info, r"Tagged: +yes")
        self.assertRegex(info, r"Title: +A sample – Ŵyl")
        self.assertRegex(info, r"Pages: +3")
        self.assertRegex(info, r"PDF version: +1\.7")

    def test_structure(self):
        done = tool("pdfinfo", "-struct-text", self.pdf)
        self.assertEqual(b"", done.stderr)
        words = " ".join(done.stdout.decode().split())
        self.assertIn("H1 (block) \"1 Purpose\" P (block) \"The office", words)
        link = words.index("Link (inline) \"the project’s site\"")
        self.assertLess(link, words.index("2012\u20112013."))
        self.assertLess(link, words.index("\"The paragraph of the first page goes on.\""))
        self.assertLess(words.index("goes on."), words.index("Back to the start"))
        self.assertIn("Lbl (block) \"(a)\" LBody (block) \"Item\"", words)
        self.assertNotIn("Running head", words)

    def test_drawing(self):
        words = " ".join(tool("pdfinfo", "-struct-text", self.pdf).stdout.decode().split())
        self.assertIn('Figure: /Placement /Block /BBox [40 355 340 555] "Drawn head Drawn deputy " Caption "Chart 1"', words)
        plain = " ".join(tool("pdftotext", "-f", "3", "-raw", self.pdf, "-").stdout.decode().split())
        self.assertEqual("Drawn head Drawn deputy Chart 1", plain)
        size = tool("pdfinfo", "-f", "3", "-l", "3", self.pdf).stdout.decode()
        self.assertRegex(size, r"Page +3 size: +842 x 595 pts")

    def test_fonts(self):
        lines = tool("pdffonts", self.pdf).stdout.decode().splitlines()[2:]
        self.assertEqual(3, len(lines))
        for line in lines:
            self.assertRegex(line, r"^[A-Z]{6}\+LiberationSans\S* +CID TrueType +Identity-H +yes yes yes ")

    def test_text(self):
        text = tool("pdftotext", self.pdf, "-").stdout.decode()
        for words in ("The office staff find AVATAR, fi and fl, Tŷ’r Ŵyl, “quotes”, € and 10½; e\u0301 apart;", "and more words, 2012\u20112013."):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
