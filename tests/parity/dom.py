"""The flow of an HTML document: of our HTML files, and of Markdown by way of cmark-gfm."""
import html.parser
import re
import subprocess

from flow import Flow

INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"head", "script", "style", "template"}


class Dom(html.parser.HTMLParser):
    """`list_numbers`: the numbers of ordered lists are the viewer's, as in Markdown, and not in the text."""

    def __init__(self, list_numbers=False):
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self._list_numbers = list_numbers
        self._open = []  # tags
        self._unseen = 0  # depth of the outermost element that is passed over
        self._drawing = 0  # depth of the svg that this is in
        self._lists = []  # next number, or None for bullets
        self._label = None  # number that waits for the first word of its item
        self._skip_target = None

    def _passes_over(self, tag, attributes):
        classes = (attributes.get("class") or "").split()
        if tag == "a" and "skip" in classes:
            self._skip_target = (attributes.get("href") or "").lstrip("#")
            return True
        return tag in UNSEEN or (tag == "nav" and "page-contents" in classes)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in VOID:
            self._open.append(tag)
        if self._unseen:
            return
        if self._passes_over(tag, attributes):
            self._unseen = len(self._open)
            return
        if tag == "svg" and not self._drawing:
            self._drawing = len(self._open)
        if self._drawing:
            return self._title_of_drawing(tag)
        if tag not in INLINE:
            self.flow.cut()
        if attributes.get("id") and not (tag == "main" and attributes["id"] == self._skip_target):
            self.flow.anchor(attributes["id"])
        if tag in ("ol", "ul"):
            self._lists.append(int(attributes.get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self._list_numbers and self._lists and self._lists[-1] is not None:
            self._label = f"{self._lists[-1]}."
            self._lists[-1] += 1
        elif tag == "img":
            self._words(attributes.get("alt") or "")
            self.flow.cut()

    def _title_of_drawing(self, tag):
        """Of a drawing its title is read, as the alternative of a picture is."""
        if tag == "title" and len(self._open) == self._drawing + 1:
            self.flow.cut()
        elif tag != "svg":
            self._unseen = len(self._open)

    def handle_endtag(self, tag):
        if tag in VOID or tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            if self._unseen:
                if len(self._open) < self._unseen:
                    self._unseen = 0
            elif self._drawing:
                if closed == "title":
                    self.flow.cut()
                if len(self._open) < self._drawing:
                    self._drawing = 0
            else:
                if closed not in INLINE:
                    self.flow.cut()
                if closed in ("ol", "ul"):
                    self._lists.pop()
            if closed == tag:
                return

    def handle_data(self, data):
        if not self._unseen:
            self._words(data)

    def _words(self, text):
        if self._label is not None and not text.isspace() and text:
            self.flow.text(self._label + " ")
            self._label = None
        self.flow.text(text)


def html_flow(text, list_numbers=False):
    dom = Dom(list_numbers)
    dom.feed(text)
    dom.close()
    dom.flow.cut()
    return dom.flow


def with_notes(text):
    """Footnotes as words with anchors where they stand; cmark-gfm would move them all to the end."""
    text = re.sub(r"(?m)^(\s*)\[\^(\d+)\]: ", r'\1<a id="fn-\2"></a>\2 ', text)
    seen = set()

    def reference(found):
        number = found[1]
        anchor = "" if number in seen else f'<a id="fnref-{number}"></a>'
        seen.add(number)
        return anchor + number
    return re.sub(r"(?<!\\)\[\^(\d+)\]", reference, text)


def markdown_flow(path):
    with open(path, encoding="utf-8") as file:
        text = with_notes(file.read()).encode("utf-8")
    made = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough"], input=text, capture_output=True, check=True)
    return html_flow(made.stdout.decode("utf-8"), list_numbers=True)
