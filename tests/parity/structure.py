"""The tag tree of a PDF against the elements of the HTML, and against the order in which its pages are drawn."""
import collections
import html.parser

from dom import VOID

KINDS = {"p": "P", "pre": "P", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption",
         "figcaption": "Caption", "blockquote": "BlockQuote", "dl": "L", "svg": "Figure", "aside": "Note", **{f"h{n}": f"H{n}" for n in range(1, 7)}}
IN_CONTENTS = {"ol": "TOC", "li": "TOCI"}
ELSEWHERE = {"ul": "L", "ol": "L", "li": "LI"}


class Elements(html.parser.HTMLParser):
    """How many tags of each type an HTML file asks for: an element that runs over pages is one."""

    def __init__(self, text):
        super().__init__()
        self.count = collections.Counter()
        self._open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "img" and attributes.get("alt"):
            self.count["Figure"] += 1
        if tag in VOID:
            return
        around = {name for name, _ in self._open}
        self._open.append((tag, attributes.get("class") or ""))
        if "svg" not in around and not any("page-contents" in classes for _, classes in self._open):
            self._add(tag, "nav" in around)

    def _add(self, tag, in_contents):
        kind = KINDS.get(tag) or (IN_CONTENTS if in_contents else ELSEWHERE).get(tag)
        if tag == "div" and len(self._open) > 1 and self._open[-2][0] == "dl":
            kind = "LI"
        if kind:
            self.count[kind] += 1

    def handle_endtag(self, tag):
        while tag not in VOID and self._open and self._open.pop()[0] != tag:
            pass


def tag_tree(pdf):
    """Counts of its types, its marked content in order, and that of footnotes, which stand at the foot of the page with their reference and not where
    the tree has them; within a row, whose cells stand side by side, page by page."""
    count, order, rows, notes, in_note = collections.Counter(), [], [], [], 0
    for what, thing in pdf.structure():
        if thing == "Note":
            in_note += 1 if what == "begin" else -1
        if what == "mark":
            (notes if in_note else order).append(thing)
        elif what == "begin":
            count[thing] += 1
        if what == "begin" and thing == "TR":
            rows.append(len(order))
        elif what == "end" and thing == "TR":
            begin = rows.pop()
            order[begin:] = sorted(order[begin:], key=lambda mark: mark[0])
    return count, order, notes


def faults(html_text, pdf):
    wanted = Elements(html_text).count
    count, order, notes = tag_tree(pdf)
    found = [f"the HTML asks for {wanted[kind]} of {kind}, the tag tree has {count[kind]}"
             for kind in sorted({*KINDS.values(), *IN_CONTENTS.values(), *ELSEWHERE.values()}) if wanted[kind] != count[kind]]
    if notes != sorted(notes):
        found.append("the footnotes are not drawn in their order")
    elsewhere = set(notes)
    drawn = [mark for mark in pdf.order_drawn() if mark not in elsewhere]
    if order != drawn:
        at = next((i for i, (a, b) in enumerate(zip(order, drawn)) if a != b), min(len(order), len(drawn)))
        found.append(f"the {at + 1}. piece of the tag tree is (page, mark) {order[at:at + 1]}, but {drawn[at:at + 1]} is drawn there")
    return found
