"""Charts and pictures with numbers and captions: the same numbers in both editions and in the paper that a PDF makes again; nothing said of them is lost."""
import pathlib
import re

from carried import Case
from harness import main, need, report, run, tool
from pictures import png

EXEMPT = 'exempt="1" public-interest="It is about one person."'
POSTS = ('<organisation><post id="head"><title>Head</title></post><post id="team"><title>Team</title></post><post id="odd"{}><title>Odd</title></post>'
         '<line from="team" to="head"/></organisation>')
SHOWN = '```chart current root=head\n```\n\n{#shown caption="Who leads" number="auto"}'
PICTURE = '![A blue square](square.png)\n{#square caption="A square" number="auto"}'
# What is exempt, and what is printed behind it.
KINDS = {
    "a chart": ('```chart current root=team\n```\n\n{#hidden caption="A secret" number="auto"}', SHOWN, "Chart"),
    "a chart in a list": ('- ```chart current root=team\n  ```\n\n  {#hidden number="auto"}', SHOWN, "Chart"),
    "a picture": (PICTURE.replace("#square", "#hidden").replace("A square", "A secret"), PICTURE, "Figure"),
    "a picture with a number of its own": (PICTURE.replace("#square", "#hidden").replace('"auto"', '"7"'), PICTURE, "Figure"),
}


def plain(text):
    """Without tags, marks and the addresses of links."""
    return " ".join(re.sub(r"\[([^][]*)\]\(#[^)]*\)", r"\1", re.sub(r"<[^>]*>|[\\*]", "", text)).replace("\u00a0", " ").split())


class Figures(Case):
    def made(self, text, *options):
        self.write("in/square.png", png(2, b"\x20\x80\xf0"))
        source = self.write("in/report.xml", text)
        done = run("render", source, "-o", self.folder / "out", *options, expect=0)
        return {path.suffix: path for path in map(pathlib.Path, done.out.split())}

    def words(self, text, *options):
        return plain(self.made(text, "-fmd", *options)[".md"].read_text())

    def test_what_is_withheld_keeps_its_number(self):
        for what, (hidden, shown, word) in KINDS.items():
            with self.subTest(what):
                first = shown.replace("#shown", "#first").replace("#square", "#first")
                body = (f"<body><![CDATA[See [](#{'shown' if word == 'Chart' else 'square'}) and [](#hidden).\n\n{first}]]></body>"
                        f"<body {EXEMPT}><![CDATA[\n{hidden}\n]]></body><body><![CDATA[{shown}]]></body>")
                text = report(extra=f'<section id="more"><title>More</title>{body}</section>' + POSTS.format(""))
                public, exempt = (self.words(text, "--edition", edition) for edition in ("public", "exempt"))
                sentence = re.search(f"See {word} [0-9]+ and {word} [0-9]+", public, re.I)
                self.assertIsNotNone(sentence, public)
                self.assertIn(sentence.group(), exempt)
                self.assertEqual([], re.findall(f"{word} auto|A secret", public))
                captions = re.findall(f"{word} [0-9]+:", public)
                self.assertEqual(2, len(captions))
                self.assertEqual(captions[-1].lower().rstrip(":"), re.search(f"{word} [0-9]+", sentence.group(), re.I).group().lower())
                model = self.renders_again(self.folder / "in" / "report.xml", (), what)
                self.assertNotIn("A secret", model)

    def test_a_chart_of_what_is_withheld_keeps_its_number(self):
        body = f'See [](#odd-one).\n\n```chart current root=odd\n```\n\n{{#odd-one number="auto"}}\n\n{SHOWN}'
        text = report(body, extra=POSTS.format(" " + EXEMPT))
        for edition in ("public", "exempt"):
            words = self.words(text, "--edition", edition)
            self.assertIn("Chart 2: Who leads", words)
            self.assertIn("See chart 1.", words)
        self.renders_again(self.folder / "in" / "report.xml", ())

    def test_a_picture_with_number_and_caption_is_a_figure(self):
        unnumbered = PICTURE.replace("#square", "#second").replace(' number="auto"', "")
        text = report(f"As [](#square) shows.\n\n{PICTURE}\n\nMore.\n\n{unnumbered}")
        made = self.made(text)
        for words in ("As Figure 1 shows.", "Figure 1: A square", "A square"):
            for suffix in (".md", ".html", ".pdf"):
                shown = tool("pdftotext", made[suffix], "-").stdout.decode() if suffix == ".pdf" else made[suffix].read_text()
                self.assertIn(words, plain(shown), suffix)
        html = made[".html"].read_text()
        self.assertEqual(2, html.count("<figure id="))
        self.assertEqual(2, html.count("<figcaption"))

    def test_what_would_be_lost_is_refused(self):
        table = "| a | b |\n|---|---|\n| c | d |"
        refused = {
            'Words.\n{number="auto"}': "K105",
            '### A heading\n\n{number="auto"}': "K105",
            '- An item\n  {number="auto"}': "K105",
            'Words.\n{caption="A caption"}': "K109",
            '- An item\n  {caption="A caption"}': "K109",
            '> Words.\n\n{number="3"}': "K109",
            'One.\n\nMore.\n{.cont number="3"}': "K109",
            '- One\n- Two\n\n{start=3}': "K109",
            f'{table}\n\n{{paragraphs="1.1"}}': "K109",
            '```contents\n```\n\n{caption="Contents"}': "K109",
            'Words.\n{header-columns=1}': "K109",
            '![A square](square.png)\n{.decorative caption="A square"}': "K109",
        }
        for body, code in refused.items():
            with self.subTest(body):
                self.write("in/square.png", png(2, b"\x20\x80\xf0"))
                done = run("render", self.write("in/report.xml", report(body)), "-o", self.folder / "out", expect=2)
                self.assertIn(f"error[{code}]", done.err)
                self.assertIn("hint:", done.err)
                self.assertRegex(done.err, r"report\.xml:\d+:\d+: error")

    def test_a_section_does_not_state_an_automatic_number(self):
        source = self.write("in/report.xml", report(extra='<section id="more" number="auto"><title>More</title><body>Words.</body></section>'))
        self.assertIn("error[M117]", run("render", source, "-o", self.folder / "out", expect=2).err)


if __name__ == "__main__":
    need("qpdf", "jing", "pdftotext")
    main()
