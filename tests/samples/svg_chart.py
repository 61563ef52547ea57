"""A chart's SVG read as a reader sees it: boxes with their words, lines, the key; and the list of the Markdown that says the same."""
import collections
import html
import re
import xml.etree.ElementTree

SVG = "{http://www.w3.org/2000/svg}"
FATES = ("New", "Changed", "Moved", "Deleted", "If needed")
BULLET = "•"
ROUNDING = 0.03  # points: numbers are written with two digits

Rect = collections.namedtuple("Rect", "x y width height stroke radius")
Text = collections.namedtuple("Text", "x y width size bold words")
Line = collections.namedtuple("Line", "points stroke colour dashes closed round")


def squash(words):
    """Without spaces: lines may be broken between words and, where they are long, within them."""
    return "".join(words.split())


def holds(rect, x, y, by=0.0):
    return rect.x - by <= x <= rect.x + rect.width + by and rect.y - by <= y <= rect.y + rect.height + by


def within(inner, outer, by=ROUNDING):
    return holds(outer, inner.x, inner.y, by) and holds(outer, inner.x + inner.width, inner.y + inner.height, by)


def is_second_line(inner, outer):
    """Whether a rectangle is the second line of a double border."""
    widest = 4
    left, top = inner.x - outer.x, inner.y - outer.y
    right, bottom = outer.width - inner.width - left, outer.height - inner.height - top
    return 0 < left < widest and max(abs(left - each) for each in (top, right, bottom)) <= 2 * ROUNDING


def is_bar(inner, outer):
    """Whether a rectangle is the bar at the left of what moved."""
    return inner.x == outer.x and abs(inner.height - outer.height) <= ROUNDING


class Box:
    """An outline and what stands in it, but not what stands in boxes within it."""

    def __init__(self, rect):
        self.rect = rect
        self.texts = []
        self.marks = []  # the texts that are words of changes

    def own(self):
        """The texts that are neither the word of a change nor a reference."""
        return [t for t in self.texts if t not in self.marks and not reference(t)]

    def title(self):
        return squash("".join(t.words for t in self.own() if t.bold))

    def words(self):
        return squash("".join(t.words for t in self.own()))

    def fate(self):
        """The word in front of the title."""
        return self.texts[0].words if self.texts and self.texts[0] in self.marks else None

    def bullets(self):
        """What stands behind each bullet, with the word of its change or none."""
        out = []
        for text in self.texts:
            if text.words == BULLET:
                out.append(["", None])
            elif out and text in self.marks:
                out[-1][1] = text.words
            elif out and not text.bold:
                out[-1][0] += squash(text.words)
        return out

    def stub(self):
        """The number of the chart that it refers to."""
        numbers = [reference(t) for t in self.texts if reference(t)]
        return numbers[0] if numbers else None


def reference(text):
    found = re.fullmatch(r"See\schart\s(\d+)", text.words)
    return found and found.group(1)


class Chart:
    def __init__(self, path):
        root = xml.etree.ElementTree.parse(path).getroot()
        self.view = Rect(*map(float, root.get("viewBox").split()), 0, 0)
        group = root.find(SVG + "g")
        size = float(group.get("font-size", 0))
        shapes = [self.shape(each, size) for each in group]
        self.ground, self.shapes = shapes[0], shapes[1:]
        self.texts = [each for each in self.shapes if isinstance(each, Text)]
        rects = [each for each in self.shapes if isinstance(each, Rect)]
        loose = [at for at, each in enumerate(self.shapes) if isinstance(each, Text) and not any(holds(r, each.x, each.y) for r in rects)]
        self.drawn = self.shapes[:loose[0]] if loose else self.shapes
        self.key = self.shapes[loose[0]:] if loose else []
        self.key_words = [each.words for each in self.key if isinstance(each, Text)]
        self.make_boxes()

    @staticmethod
    def shape(element, size):
        number = lambda name, otherwise=0.0: float(element.get(name, otherwise))
        stroke = number("stroke-width", 1) if element.get("stroke") else 0.0
        if element.tag == SVG + "rect":
            return Rect(number("x"), number("y"), number("width"), number("height"), stroke, number("rx"))
        if element.tag == SVG + "text":
            return Text(number("x"), number("y"), number("textLength"), number("font-size", size), element.get("font-weight") == "700", element.text)
        points = [tuple(map(float, point.split(","))) for point in element.get("points").split()]
        return Line(points, stroke, element.get("stroke"), element.get("stroke-dasharray"), element.tag == SVG + "polygon",
                    element.get("stroke-linecap") == "round")

    def make_boxes(self):
        rects = [each for each in self.drawn if isinstance(each, Rect)]
        # The grounds of a change's word, the second lines of double borders and the bars of what moved are no boxes of their own.
        self.boxes = []
        marks = []
        for rect in rects:
            around = [each.rect for each in self.boxes if within(rect, each.rect)]
            texts = [t for t in self.drawn if isinstance(t, Text) and holds(rect, t.x, t.y)]
            if around and len(texts) == 1 and texts[0].bold and texts[0].words in FATES and rect.height < 2 * texts[0].size:
                marks += texts
            elif not any(is_second_line(rect, each) for each in around) and not (around and not texts and is_bar(rect, around[-1])):
                self.boxes.append(Box(rect))
        for text in self.drawn:
            if not isinstance(text, Text):
                continue
            inside = [each for each in self.boxes if holds(each.rect, text.x, text.y)]
            box = min(inside, key=lambda each: each.rect.width * each.rect.height)
            box.texts.append(text)
            if text in marks:
                box.marks.append(text)

    def room_of(self, text):
        """The smallest rectangle that holds where a text begins."""
        return min((r for r in self.shapes if isinstance(r, Rect) and holds(r, text.x, text.y)), key=lambda r: r.width * r.height)

    def is_hatch(self, line):
        """A stroke of the hatched edge of what goes."""
        (x, y), (to_x, to_y) = line.points[0], line.points[-1]
        return len(line.points) == 2 and not line.closed and line.stroke < 0.7 and abs(abs(to_x - x) - abs(to_y - y)) <= ROUNDING

    def lines(self, shapes):
        return [each for each in shapes if isinstance(each, Line) and not self.is_hatch(each)]

    def owner(self, box):
        """The box that a panel of functions hangs on; each other box itself."""
        if box.title() or not box.bullets():
            return box
        above = [each for each in self.boxes if each.title() and abs(each.rect.y + each.rect.height - box.rect.y) <= TOUCHING and
                 abs(each.rect.x - box.rect.x) <= TOUCHING]
        return above[0] if above else box

    def touched(self, line):
        """The boxes at the ends of a line, each with the edge that is touched."""
        out = []
        for x, y in (line.points[0], line.points[-1]):
            for box in self.boxes:
                r = box.rect
                edges = {"top": abs(y - r.y), "bottom": abs(y - r.y - r.height), "left": abs(x - r.x), "right": abs(x - r.x - r.width)}
                if holds(r, x, y, TOUCHING) and min(edges.values()) <= TOUCHING:
                    out.append((self.owner(box), min(edges, key=edges.get)))
        return out

    def joined(self):
        """Lines that begin or end on each other, put together: (a line of them, the boxes that they touch)."""
        kinds, groups = self.kinds(), []
        for line in self.lines(self.drawn):
            if line.closed:
                continue
            style = (line.stroke, line.colour, line.dashes)
            if hangs(kinds, line):  # a bus of one kind may lead to boxes of the other
                style = HANGS
            meets = [g for g in groups if g[0] == style and (line.round or style == HANGS) and any(meet(line, other) for other in g[1])]
            whole = (style, [line] + [each for g in meets for each in g[1]])
            groups = [g for g in groups if g not in meets] + [whole]
        return [(lines[0], [touch for line in lines for touch in self.touched(line)]) for _, lines in groups]

    def kinds(self):
        """The words of the key for each style of line."""
        shapes = self.key
        return {(line.stroke, line.colour, line.dashes): next(t.words for t in shapes[at:] if isinstance(t, Text))
                for at, line in enumerate(shapes) if isinstance(line, Line) and not line.closed}


TOUCHING = 0.1  # points
HANGS = "hangs"


def hangs(kinds, line):
    """Whether a line is one of the hierarchy, not one from box to box."""
    kind = kinds.get((line.stroke, line.colour, line.dashes))
    return kind == "Belongs to" or (kind == "Reports to" and line.round)


def meet(one, other):
    """Whether a line ends on another."""
    def on(point, line):
        return any(min(a[0], b[0]) - TOUCHING <= point[0] <= max(a[0], b[0]) + TOUCHING and min(a[1], b[1]) - TOUCHING <= point[1] <= max(a[1], b[1]) + TOUCHING
                   for a, b in zip(line.points, line.points[1:]))
    return any(on(p, other) for p in (one.points[0], one.points[-1])) or any(on(p, one) for p in (other.points[0], other.points[-1]))


Item = collections.namedtuple("Item", "fate title rest depth")


def plain(markdown):
    """Markdown without its escapes, entities and links."""
    markdown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown))


def items(markdown):
    """The entries of the list behind a picture: "- \\[New\\] **Title** (…). …"; those of a cycle have no bold title."""
    out = []
    for line in markdown.splitlines():
        found = re.match(r"\s*[-*] (?:\\?\[([^\]\\]+)\\?\] )?\*\*(.*?)\*\*(.*)$", line)
        phase = re.match(r"\s*[-*] \(\w+\) (.*)$|\s*\d+[.)] (.*)$", line)
        if found:
            out.append(Item(found.group(1), squash(plain(found.group(2))), plain(found.group(3)), len(line) - len(line.lstrip())))
        elif phase:
            out.append(Item(None, squash(plain(phase.group(1) or phase.group(2))), "", 0))
        elif re.match(r"\s*[-*] ", line):
            raise AssertionError(f"not understood in a chart's list: {line}")
    return out


Figure = collections.namedtuple("Figure", "file number title items")


def figures(markdown):
    """Every chart of a report: its file, number and title, and the list behind it."""
    out = []
    for found in re.finditer(r'!\[[^\]]*\]\(([^)]*-chart-[^)]*\.svg)\)\n\n(?:(?:Chart (\d+): )?([^<\n][^\n]*)\n\n)?<div class="chart-list">\n(.*?)\n</div>', markdown, re.S):
        out.append(Figure(found.group(1), found.group(2), found.group(3) and squash(plain(found.group(3))), items(found.group(4))))
    return out
