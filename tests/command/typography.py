"""What the PDF gives back to who reads it with other programs: ligatures, figures, hyphens at line ends and every character, with fonts of the machine."""
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

from harness import Case, main, need, report, run, tool

LATO = "/usr/share/fonts/truetype/lato/Lato-Regular.ttf"
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SYMBOLA = "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"
need("pdftotext", "pdfinfo", "mutool", "qpdf", LATO, DEJAVU, SYMBOLA)

HOUSE = '<house xmlns="urn:townclerk:house:1" code="mine" base="standard"><name>Mine</name></house>'
SOFT_HYPHEN = "\u00ad"
PROSE = ("The reorganisation of responsibilities between directorates strengthens accountability, and the consultation demonstrated considerable "
         "understanding of administrative arrangements. Recommendations concerning infrastructure, environmental sustainability and neighbourhood "
         "regeneration were overwhelmingly supported by representatives of communities throughout the unitary authority. ") * 2


class Typography(Case):
    def pdf(self, body, style, title="Small report"):
        self.write("templates/mine/house.xml", HOUSE)
        self.write("templates/mine/style.css", style)
        self.write("report.xml", report(body, house="mine", title=title))
        run("render", "report.xml", "-o", "out", cwd=self.folder, expect=0)
        return self.folder / "out" / "small.pdf"

    def texts(self, pdf):
        poppler = tool("pdftotext", pdf, "-").stdout.decode()
        mutool = tool("mutool", "draw", "-q", "-F", "txt", pdf).stdout.decode()
        return {"pdftotext": poppler, "mutool": mutool}

    def words(self, pdf):
        return {name: " ".join(text.split()) for name, text in self.texts(pdf).items()}

    def characters(self, pdf):
        """Every character with its left edge, line by line."""
        out = self.folder / "stext.xml"
        tool("mutool", "draw", "-q", "-F", "stext", "-o", out, pdf)
        for line in ElementTree.parse(out).getroot().iter("line"):
            yield [(c.get("c"), float(c.get("quad").split()[0])) for c in line.iter("char")]

    def test_ligatures(self):
        words = "The office staff find a fjord, affluent flow and efficient waffle."
        pdf = self.pdf(words, 'html { font-family: Lato, "Liberation Sans" }')
        for name, text in self.words(pdf).items():
            self.assertIn(words, text, name)
        plain = self.folder / "plain.pdf"
        tool("qpdf", "--stream-data=uncompress", "--object-streams=disable", pdf, plain)
        self.assertIn(b"<00660069>", plain.read_bytes(), "one glyph stands for f and i")
        pdf = self.pdf(words, 'html { font-family: Lato, "Liberation Sans"; letter-spacing: .2pt }')
        tool("qpdf", "--stream-data=uncompress", "--object-streams=disable", pdf, plain)
        self.assertNotIn(b"<00660069>", plain.read_bytes(), "letters that are set apart are not joined")

    def test_figures_of_a_column_stand_below_each_other(self):
        table = "| Item | Cost |\n|---|---:|\n| One | 1,111 |\n| Two | 8,080 |\n"
        pdf = self.pdf(table, 'html { font-family: Lato, "Liberation Sans" }')
        edges = {}
        for line in self.characters(pdf):
            text = "".join(c for c, _ in line)
            for number in ("1,111", "8,080"):
                if number in text:
                    at = text.index(number)
                    edges[number] = [x for _, x in line[at:at + len(number)]]
        self.assertEqual(2, len(edges))
        for one, other in zip(edges["1,111"], edges["8,080"]):
            self.assertAlmostEqual(one, other, delta=0.02)

    def test_words_broken_by_the_style_come_back_whole(self):
        for align in ("left", "justify"):
            pdf = self.pdf(PROSE, f"main > p {{ hyphens: auto; text-align: {align}; margin-right: 90mm }}")
            for name, text in self.texts(pdf).items():
                self.assertGreater(text.count(SOFT_HYPHEN + "\n"), 2, name)
                self.assertIn(PROSE.strip(), " ".join(re.sub(SOFT_HYPHEN + r"\s*", "", text).split()), name)
            tags = tool("pdfinfo", "-struct-text", pdf).stdout.decode()
            self.assertIn(PROSE.strip(), " ".join(tags.split()), "in the tags the word is whole")
            for kind in ("md", "html"):
                self.assertNotIn(SOFT_HYPHEN, (self.folder / "out" / f"small.{kind}").read_text())

    def test_soft_hyphens_of_the_text(self):
        words = " ".join(["The re\u00adorgan\u00adi\u00adsation of respon\u00adsi\u00adbili\u00adties."] * 12)
        pdf = self.pdf(words, "html { font-size: 13pt }")
        for name, text in self.texts(pdf).items():
            self.assertIn(words.replace(SOFT_HYPHEN, ""), " ".join(re.sub(SOFT_HYPHEN + r"\s*", "", text).split()), name)

    def test_patterns_that_are_missing(self):
        self.write("templates/mine/house.xml", HOUSE)
        self.write("templates/mine/style.css", "p { hyphens: auto }")
        self.write("report.xml", report("Un paragraff.\n{lang=\"cy\"}", house="mine"))
        done = run("render", "report.xml", "-o", "out", cwd=self.folder, expect=2)
        self.assertIn("error[L104]", done.err)
        self.assertFalse((self.folder / "out").exists())

    def test_every_character(self):
        words = "Tŷ’r Ŵyl – “£1,145” ½ e\u0301 x\u0323\u0302 \U0001F600 \U0001F600\u200D\U0001F601 \U0001D538 \U00010300 ﬁ Ω ж"
        pdf = self.pdf(words, 'html { font-family: "Liberation Sans", "DejaVu Sans" }')
        for name, text in self.words(pdf).items():
            expected = words.replace("ﬁ", "fi") if name == "mutool" else words  # mutool spells ligatures out
            self.assertIn(unicodedata.normalize("NFC", expected), unicodedata.normalize("NFC", text), name)
        pdf = self.pdf(words.replace("x\u0323\u0302", ""), 'html { font-family: Lato, "DejaVu Sans" }')
        for name, text in self.words(pdf).items():
            self.assertIn("Tŷ’r Ŵyl – “£1,145” ½", text, name)

    def test_emoji_of_several_characters(self):
        flags, families = "\U0001F1EC\U0001F1E7 \U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
        words = f"Flags {flags}, a family {families}, a hand \U0001F44D\U0001F3FD and \U0001D504 \U0001D11E."
        pdf = self.pdf(words, 'html { font-family: "Liberation Sans", Symbola }')
        for name, text in self.words(pdf).items():
            self.assertIn(words.replace(" ", ""), text.replace(" ", ""), name)
        self.assertIn(words, " ".join(tool("pdfinfo", "-struct-text", pdf).stdout.decode().split()), "in the tags")


if __name__ == "__main__":
    main()
