"""What the three formats are compared by: a flow of words with anchors between them."""


class Flow:
    """`words` in order; `anchors` as (id, number of words before it); `places` of words as (page, y) where a format knows them."""

    def __init__(self):
        self.words = []
        self.places = []
        self.anchors = []
        self._word = ""
        self._place = None

    def text(self, text, place=None):
        """Adds text; white space ends a word, the end of a piece of text does not."""
        for character in text:
            if character.isspace():
                self.cut()
            elif character != "\u00ad":
                if not self._word:
                    self._place = place
                self._word += character

    def cut(self):
        """Ends a word: the boundary of a block."""
        if self._word:
            self.words.append(self._word)
            self.places.append(self._place)
        self._word = ""

    def anchor(self, name):
        """An anchor within a word stands before it."""
        self.anchors.append((name, len(self.words)))


def context(words, at, around=8):
    """The words about a place, the one at the place in brackets."""
    before = words[max(0, at - around):at]
    here = [f"[{words[at]}]"] if at < len(words) else ["[end]"]
    return " ".join(before + here + words[at + 1:at + 1 + around])


def first_difference(a, b):
    """Index of the first item that differs, or None."""
    for i, (x, y) in enumerate(zip(a, b)):
        if x != y:
            return i
    return None if len(a) == len(b) else min(len(a), len(b))


def compare_words(name_a, a, name_b, b):
    at = first_difference(a.words, b.words)
    if at is None:
        return []
    return [f"words differ from word {at + 1} on\n  {name_a}: {context(a.words, at)}\n  {name_b}: {context(b.words, at)}"]


def compare_anchors(name_a, a, name_b, b):
    """The same ids in the same order, each before the same word."""
    at = first_difference(a.anchors, b.anchors)
    if at is None:
        return []

    def said(flow):
        if at >= len(flow.anchors):
            return "no anchor more"
        name, words = flow.anchors[at]
        return f"'{name}' before {context(flow.words, words, 4)}"

    return [f"anchors differ from the {at + 1}. on\n  {name_a}: {said(a)}\n  {name_b}: {said(b)}"]


def compare_destinations(flow, destinations, pdf, reach=120):
    """The anchors of a flow against named destinations (id: (page, y)): the same set, each on the page of the word behind it and at most `reach`
    points above it. `pdf` is a flow with the same words that knows their places."""
    names = [name for name, _ in flow.anchors]
    faults = [f"the PDF has no destination '{n}'" for n in names if n not in destinations]
    faults += [f"the PDF has a destination '{n}' that the HTML has not" for n in sorted(set(destinations) - set(names))]
    for name, word in flow.anchors:
        if name not in destinations or word >= len(pdf.places) or pdf.places[word] is None:
            continue
        page, y = destinations[name]
        word_page, word_y = pdf.places[word]
        if page != word_page or not -2 <= y - word_y <= reach:
            faults.append(f"destination '{name}' is on page {page + 1} at {y:.0f}, but its word is on page {word_page + 1} at {word_y:.0f}: "
                          f"{context(pdf.words, word, 4)}")
    return faults
