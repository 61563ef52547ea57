"""What a report states once it prints everywhere: every post of every sample gets another title, and every post is taken out.

A title is counted in the words of the three formats. Where a sentence or a heading of the sample names the post by hand, the old title stays
there; a list or table that holds it alone would have been typed in, and fails.
"""
import json
import re
import shutil
import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape, unescape

import harness

harness.need("qpdf", "cmark-gfm")

import dom
import pdf_tree

SAMPLES = sorted((harness.ROOT / "samples").glob("*/report.xml"))
NAMESPACE = "{urn:townclerk:report:1}"
NEW = "Keeper of the Records"
COPY = re.compile(r"<as-published.*?</as-published>", re.S)


def plain(text):
    """Words as they are compared: single spaces, straight apostrophes."""
    return " ".join(text.replace("\u2019", "'").split())


def blank(found):
    """Blanks instead of a match: every offset stays as it was."""
    return re.sub(r"\S", " ", found[0])


def live(text):
    """The text with frozen copies blanked out."""
    return COPY.sub(blank, text)


def posts(text):
    """(id, title, span of the title) of the live model's posts."""
    for post in re.finditer(r'<post id="([^"]+)"[^>]*>\s*<title>([^<]*)</title>', live(text)):
        title = tree.fromstring(f"<t>{post[2]}</t>").text
        yield post[1], plain(title), post.span(2)


def naming(text, post):
    """Offsets of the values that name a post in the live model: each of several ids in one attribute has its own."""
    text = re.sub(r"<!--.*?-->", blank, text, flags=re.S)
    # What stands in a frozen appendix names what its copy holds.
    text = re.sub(r"\n    <appendix .*?\n    </appendix>", lambda a: blank(a) if "<as-published" in a[0] else a[0], text, flags=re.S)
    for value in re.finditer(r'\s(?!id=)[\w-]+="([^"]*)"', text):
        for word in re.finditer(r"\S+", value[1]):
            if word[0] == post:
                yield value.start(1) + word.start()


def place(text, at):
    """Line and column, in characters, from 1."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def frozen_appendices(text):
    """Every appendix by its id: whether it, or one around it, is frozen."""
    found = {}

    def walk(parent, frozen):
        for child in parent:
            if child.tag == NAMESPACE + "appendix":
                found[child.get("id")] = frozen or child.find(NAMESPACE + "as-published") is not None
                walk(child, found[child.get("id")])

    for appendices in tree.fromstring(text).iterfind(NAMESPACE + "appendices"):
        walk(appendices, False)
    return found


def unfrozen(html, appendices):
    """A page without its frozen appendices."""
    begins = [m.start() for a in appendices for m in re.finditer(f'id="{a}"', html)]
    frozen = {m.start() for a in appendices if appendices[a] for m in re.finditer(f'id="{a}"', html)}
    begins = [0] + sorted(begins) + [len(html)]
    return "".join(html[begin:end] for begin, end in zip(begins, begins[1:]) if begin not in frozen)


HOUSE_WORDS = [plain(unescape(words)) for house in harness.ROOT.glob("templates/*/house.xml") for words in re.findall(r">([^<>]+)<", house.read_text())]


class Printed:
    """The words of one paper, and which of them stand in frozen appendices."""

    def __init__(self, flow, frozen):
        anchors = [(name, at) for name, at in flow.anchors] + [(None, len(flow.words))]
        appendices = [(name, at) for name, at in anchors if name is None or name in frozen]
        inside = set()
        for (name, begin), (_, end) in zip(appendices, appendices[1:]):
            if frozen[name]:
                inside.update(range(begin, end))
        self.all = plain(" ".join(flow.words))
        self.text = plain(" ".join(w for i, w in enumerate(flow.words) if i not in inside))
        self.frozen = plain(" ".join(w for i, w in enumerate(flow.words) if i in inside))


class OnePlace(harness.Case):
    def copy_of(self, sample):
        folder = self.folder / sample.parent.name
        shutil.copytree(sample.parent, folder, dirs_exist_ok=True)
        return folder / "report.xml"

    def printed(self, report, appendices, formats="html"):
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        harness.run("render", report, "-o", out, "-f", formats, expect=0)
        read = {"md": dom.markdown_flow, "html": lambda path: dom.html_flow(path.read_text()), "pdf": lambda path: pdf_tree.Pdf(path).flow()}
        self.html = unfrozen(next(out.glob("*.html")).read_text(), appendices)
        return {kind: Printed(read[kind](next(out.glob(f"*.{kind}"))), appendices) for kind in formats.split(",")}

    def rename(self, report, text, at):
        report.write_text(text[:at[0]] + NEW + text[at[1]:])

    def compare(self, before, after, title):
        """How often the new title is printed: wherever the old one was, but for the sentences that name it by hand."""
        counts = set()
        for kind, paper in after.items():
            # A chart does not say a statutory role again that the title says.
            said = paper.text.replace(f"{NEW} ({title})", title).replace(f"{NEW} ({title}; ", f"{title} (")
            self.assertEqual(said.replace(NEW, title), before[kind].text, kind)
            self.assertEqual(paper.frozen, before[kind].frozen, f"what was published changes in no {kind}")
            self.assertNotIn(NEW, paper.frozen)
            counts.add(paper.text.count(NEW))
        self.assertEqual(len(counts), 1, "as often in every format")
        return counts.pop()

    def typed_alone(self, title):
        """Whether a cell or an item of the paper that was rendered last is the title and nothing else."""
        words = r"\s+".join(re.escape(escape(word)).replace("'", "['\u2019]") for word in title.split())
        return re.search(rf"<(td|th|li|dd)\b[^>]*>\s*(<p\b[^>]*>)?\s*{words}\s*<", self.html) is not None

    def test_a_title_changes_wherever_it_is_printed(self):
        several = 0
        for sample in SAMPLES:
            report = self.copy_of(sample)
            text = report.read_text()
            appendices = frozen_appendices(text)
            before = self.printed(report, appendices, "md,html,pdf")
            self.assertFalse(any(NEW in paper.text for paper in before.values()))
            printed = {}
            # Titles that other things have too: a person, the holder of a power, another post, a statutory role in the house's words.
            others = [plain(unescape(v)) for v in re.findall(r'\s(?:post|holder)="([^"]*)"', text)] + [title for _, title, _ in posts(text)] + HOUSE_WORDS
            for post, title, at in posts(text):
                with self.subTest(sample=sample.parent.name, post=post):
                    self.rename(report, text, at)
                    printed[at] = self.compare(before, self.printed(report, appendices), title)
                    self.assertFalse(others.count(title) == 1 and self.typed_alone(title), f"'{title}' is typed into a table or list")
            often, at = max((times, at) for at, times in printed.items())
            with self.subTest(sample=sample.parent.name, most=text[at[0]:at[1]]):
                self.rename(report, text, at)
                title = next(t for _, t, a in posts(text) if a == at)
                self.assertEqual(self.compare(before, self.printed(report, appendices, "md,html,pdf"), title), often)
            several += often > 1
        self.assertGreater(several, 0, "samples that print a post several times")

    def test_what_is_frozen_keeps_its_titles(self):
        kept = 0
        for sample in SAMPLES:
            report = self.copy_of(sample)
            root = tree.fromstring(report.read_text())
            inside = [a.get("id") for a in root.iterfind(f"{NAMESPACE}appendices/{NAMESPACE}appendix") if a.get("kind", "written") in ("written", "generated")
                      and a.find(NAMESPACE + "as-published") is None]
            before = self.printed(report, {}, "md,html,pdf")
            for appendix in inside:
                harness.run("freeze", report, appendix, "--date", "2013-04-19", expect=0)
            text = report.read_text()
            appendices = frozen_appendices(text)
            frozen = self.printed(report, appendices, "md,html,pdf")
            for kind, paper in frozen.items():
                self.assertEqual(paper.all, before[kind].all, "freezing changes nothing that is printed")
            published = [(title, at) for _, title, at in posts(text) if title in frozen["html"].frozen]
            for title, at in published:
                with self.subTest(sample=sample.parent.name, title=title):
                    self.rename(report, text, at)
                    self.compare(frozen, self.printed(report, appendices), title)
                    kept += 1
            if published:
                title, at = published[-1]
                self.compare(frozen, self.printed(report, appendices, "md,html,pdf"), title)
        self.assertGreater(kept, 5, "posts that frozen appendices print")

    def faults(self, report):
        return json.loads(harness.run("check", "--json", report, expect=2).out)

    def test_a_post_that_is_taken_out_is_missed_where_it_is_named(self):
        for sample in SAMPLES:
            report = self.copy_of(sample)
            text = report.read_text()
            for post in re.finditer(r'<post id="([^"]+)".*?</post>', live(text), re.S):
                begin, end = post.span()
                without = text[:begin] + re.sub(r"[^\n]", " ", post[0]) + text[end:]
                named = {place(without, at) for at in naming(without, post[1])}
                if not named:
                    continue
                with self.subTest(sample=sample.parent.name, post=post[1]):
                    report.write_text(without)
                    unknown = [f for f in self.faults(report) if f["code"] == "M104"]
                    self.assertEqual({(f["line"], f["column"]) for f in unknown}, named)
                    for fault in unknown:
                        self.assertIn(f"'{post[1]}'", fault["message"])
                        self.assertTrue(fault["hints"], "it says what to do")


if __name__ == "__main__":
    harness.main()
