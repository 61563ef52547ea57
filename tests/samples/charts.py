"""The charts of every sample, and of a structure that takes several sheets, as they were written: nothing small, cut off, covered, invented or lost."""
import collections
import functools
import html.parser
import pathlib
import re
import shutil
import tempfile

from harness import ROOT, Case, main, report, run
from svg_chart import BULLET, FATES, ROUNDING, Chart, Rect, Text, figures, hangs, squash, within

LEAST_SIZE = 7.99  # points: 8 without rounding
CAP_HEIGHT, DESCENT = 0.73, 0.21  # em
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="townclerk-charts-"))

# What is wrong in the program, by check and file: each is still looked for, and a fault that has gone has to leave this list.
KNOWN_FAULTS = {}


# Every kind of change, box and line, and words that are hard to set.
EVERYTHING = """<organisation>
  <unit id="place" kind="directorate"><name>Place</name></unit><unit id="roads" kind="division" parent="place"><name>Roads</name></unit>
  <unit id="team" kind="board"><name>Top Team</name></unit><unit id="works" kind="company"><name>Works &amp; &quot;Ways&quot; Ltd</name></unit>
  <unit id="old" kind="team" parent="place"><name>Tŷ Gŵyr</name></unit>
  <post id="chief"><title>Chief Executive</title><statutory code="hops"/></post>
  <post id="head" unit="place" grade="D1" fte="0.5" holder="vacant"><title>Director</title></post>
  <post id="engineer" unit="roads" holder="covered-by" covered-by="head"><title>Engineer</title></post>
  <post id="long"><title>Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochydd Officer</title></post>
  <post id="adviser" count="2"><title>Adviser</title></post>
  <line from="head" to="chief"/><line from="engineer" to="head"/><line from="engineer" to="chief" kind="dotted"><label>budgets</label></line>
  <line from="adviser" to="chief"/><line from="long" to="head"/><line from="adviser" to="long" kind="professional"/>
  <line from="place" to="works" kind="partnership"/><line from="old" to="head"/>
  <function id="paving" held-by="roads"><name>Paving</name></function><function id="lights" held-by="place"><name>Lights; lamps</name></function></organisation>
<changes><set id="one"><create id="c"><post id="new" unit="place"><title>Planner</title></post><line from="new" to="head"/></create>
  <delete id="d" subject="adviser"/><move id="m" subject="engineer" to="team"/><rename id="n" subject="head"><title>Director of Place</title></rename>
  <contingent id="k"><condition>funds are found</condition><then><create id="c2"><post id="maybe"><title>Clerk</title></post><line from="maybe" to="chief"/></create></then>
    <else><create id="c3"><post id="other"><title>Assistant</title></post><line from="other" to="chief"/></create></else></contingent></set></changes>"""


def several_sheets():
    """A chief executive with eight directors, each with fourteen heads: more than a page holds."""
    posts, lines = ['<post id="chief"><title>Chief Executive</title></post>'], []
    for d in range(8):
        posts.append(f'<post id="d{d}"><title>Director of Department {d}</title></post>')
        lines.append(f'<line from="d{d}" to="chief"/>')
        for h in range(14):
            posts.append(f'<post id="d{d}h{h}"><title>Head of an Important Service {d}-{h}</title></post>')
            lines.append(f'<line from="d{d}h{h}" to="d{d}"/>')
    return report("```chart current\n```", extra=f"<organisation>{''.join(posts + lines)}</organisation>")


def sources():
    large = FOLDER / "several-sheets.xml"
    large.write_text(several_sheets())
    every = FOLDER / "everything.xml"
    every.write_text(report("\n\n".join(f"```chart {asked}\n```" for asked in ("changes", "current", "proposed", "changes form=blocks")), extra=EVERYTHING))
    return sorted((ROOT / "samples").glob("*/report.xml")) + [large, every]


def name_of(source):
    return source.stem if source.parent == FOLDER else source.parent.name


@functools.lru_cache(maxsize=None)
def rendered(source, times=1):
    """The folder of a report as Markdown and HTML."""
    out = FOLDER / f"{name_of(source)}-{times}"
    run("render", source, "-o", out, "-f", "md,html", cwd=ROOT, expect=0)
    return out


@functools.lru_cache(maxsize=None)
def published(source):
    """The figures of a report and their drawings."""
    folder = rendered(source)
    return [(figure, Chart(folder / figure.file)) for figure in figures(next(folder.glob("*.md")).read_text())]


def every_chart():
    for source in sources():
        for figure, chart in published(source):
            yield figure, chart


def overlap(one, other):
    """How far two rectangles reach into each other, in points."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(across, down)


def reaches_into(start, end, rect):
    """Whether a straight line has a part within a rectangle, its edges aside."""
    edge = 0.5
    low, high = 0.0, 1.0
    for at, to, least, size in ((start[0], end[0], rect.x, rect.width), (start[1], end[1], rect.y, rect.height)):
        least, most = least + edge, least + size - edge
        if abs(to - at) < 1e-9:
            if not least < at < most:
                return False
            continue
        enters, leaves = sorted(((least - at) / (to - at), (most - at) / (to - at)))
        low, high = max(low, enters), min(high, leaves)
    return low < high


def extent(shape):
    """Left, top, right and bottom of what a shape paints."""
    if isinstance(shape, Text):
        return shape.x, shape.y - CAP_HEIGHT * shape.size, shape.x + shape.width, shape.y + DESCENT * shape.size
    half = shape.stroke / 2
    if isinstance(shape, Rect):
        return shape.x - half, shape.y - half, shape.x + shape.width + half, shape.y + shape.height + half
    across, down = zip(*shape.points)
    return min(across) - half, min(down) - half, max(across) + half, max(down) + half


def functions_of(item):
    """The functions that a list's entry names, as they stand there."""
    found = re.search(r"\bFunctions: (.*)$", item.rest)
    if not found:
        return None
    links = r"Reports to|Works with|Members?\b|Team:|In the team of|(?:Dotted|Statutory|Professional) line"
    return squash(re.split(rf"\. (?={links})", found.group(1))[0])


LINKS = "Reports to|Works with|Member of|Members:|Team:|In the team of|Dotted line (?:to|from)|Statutory line (?:to|from)|Professional line (?:to|from)"


def nesting(items):
    """Which entry of a list stands under which: (title of the upper or none, title)."""
    open_items, out = [], []
    for item in items:
        while open_items and open_items[-1].depth >= item.depth:
            open_items.pop()
        out.append((open_items[-1].title if open_items else None, item.title))
        open_items.append(item)
    return out


def links_of(item):
    """The lines that a list's entry names beside its place: (words, title of the other)."""
    out = []
    for found in re.finditer(rf"\. ({LINKS}) (.*?)(?=\. (?:{LINKS}) |$)", item.rest):
        out += [(found.group(1), squash(re.sub(r" \([^()]*\)$", "", other))) for other in found.group(2).split("; ")]
    return out


def drawn_under(chart, titles):
    """Which box hangs under which, or stands in it; what a bullet names stands in its box. As `nesting` has it."""
    under = {}
    kinds = chart.kinds()
    for line, touched in chart.joined():
        if not hangs(kinds, line):
            continue
        parents = [box for box, edge in touched if edge == "bottom"]
        beside = [box for box, edge in touched if edge == "right"]
        for parent in (parents or beside)[:1]:
            for box, _ in touched:
                if box is not parent:
                    under.setdefault(id(box), []).append(parent.title())
    out = []
    for box in chart.boxes:
        around = [each for each in chart.boxes if each is not box and within(box.rect, each.rect)]
        inner = min(around, key=lambda each: each.rect.width * each.rect.height).title() if around else None
        if box.title():
            out += [(parent, box.title()) for parent in under.get(id(box), [inner])]
        for line, _ in box.bullets():
            named = [title for title in titles if line == title or line.startswith(title + "(")]
            if named:
                out.append((box.title() or None, max(named, key=len)))
    return out


def details_of(item):
    """What a list's entry says in brackets behind its title; grades and conditions may hold brackets of their own."""
    depth, start = 0, item.rest.find("(")
    if start != 1 or not item.rest.startswith(" ("):
        return ""
    for at in range(start, len(item.rest)):
        depth += {"(": 1, ")": -1}.get(item.rest[at], 0)
        if depth == 0:
            return item.rest[start + 1:at]
    return item.rest[start + 1:]


class Lists(html.parser.HTMLParser):
    """The lists of charts in a page, as `nesting` has them."""

    def __init__(self):
        super().__init__()
        self.nested = []
        self._titles = None  # of the items that are open
        self._words = None
        self._boxes = 0  # that are open

    def handle_starttag(self, tag, attributes):
        if tag == "div":
            self._boxes += self._titles is not None
            if ("class", "chart-list") in attributes:
                self.nested.append([])
                self._titles = []
                self._boxes = 1
        elif self._titles is not None and tag == "li":
            self._titles.append(None)
        elif self._titles and (tag == "strong" or tag == "p") and self._titles[-1] is None:
            self._words = ""

    def handle_data(self, data):
        if self._words is not None:
            self._words += data

    def handle_endtag(self, tag):
        if self._titles is None:
            return
        if tag in ("strong", "p") and self._words is not None:
            self._titles[-1] = squash(self._words)
            self.nested[-1].append((self._titles[-2] if len(self._titles) > 1 else None, self._titles[-1]))
            self._words = None
        elif tag == "li":
            self._titles.pop()
        elif tag == "div":
            self._boxes -= 1
            if self._boxes == 0:
                self._titles = None


class Charts(Case):
    def each(self, check, faults_of):
        """Every chart by itself: `faults_of(figure, chart)` says what is wrong with it."""
        for figure, chart in every_chart():
            with self.subTest(figure.file):
                faults = list(faults_of(figure, chart))
                if (check, figure.file) in KNOWN_FAULTS:
                    self.assertTrue(faults, "this fault is mended: take it out of KNOWN_FAULTS")
                else:
                    self.assertEqual(faults, [])

    def test_the_samples_have_charts_and_no_file_is_left_over(self):
        seen = 0
        for source in sources():
            with self.subTest(name_of(source)):
                drawn = {path.name for path in rendered(source).glob("*.svg")}
                self.assertEqual(drawn, {figure.file for figure, _ in published(source)})
                seen += len(drawn)
        self.assertGreater(seen, 25)

    def test_html_holds_the_same_drawings(self):
        for source in sources():
            folder = rendered(source)
            inside = re.findall(r'<svg\b.*?<g aria-hidden="true"[^>]*>\n(.*?)</g>\n</svg>', next(folder.glob("*.html")).read_text(), re.S)
            files = [(folder / figure.file).read_text() for figure, _ in published(source)]
            with self.subTest(name_of(source)):
                self.assertEqual(len(inside), len(files))
                for shapes, file in zip(inside, files):
                    ground = file.index("/>\n", file.index("<g ")) + 3
                    self.assertEqual(shapes, file[ground:file.index("</g>")])

    def test_the_same_report_gives_the_same_drawings(self):
        for source in sources():
            first, second = rendered(source), rendered(source, 2)
            for path in sorted(first.glob("*.svg")):
                with self.subTest(path.name):
                    self.assertEqual(path.read_bytes(), (second / path.name).read_bytes())

    def test_no_type_is_smaller_than_8_points(self):
        self.each("size", lambda figure, chart: [t for t in chart.texts if t.size < LEAST_SIZE])

    def test_words_stay_in_their_boxes(self):
        def faults(figure, chart):
            for text in chart.texts:
                if text in chart.key:
                    continue
                room = chart.room_of(text)
                if text.x + text.width > room.x + room.width + ROUNDING or text.y - CAP_HEIGHT * text.size < room.y - ROUNDING:
                    yield text, room
        self.each("words in boxes", faults)

    def test_everything_is_inside_of_the_drawing(self):
        def faults(figure, chart):
            left, top, right, bottom = extent(chart.view)
            for shape in chart.shapes:
                x, y, to_x, to_y = extent(shape)
                if x < left - ROUNDING or y < top - ROUNDING or to_x > right + ROUNDING or to_y > bottom + ROUNDING:
                    yield shape
        self.each("inside", faults)

    def test_no_two_boxes_overlap(self):
        def faults(figure, chart):
            rects = [box.rect for box in chart.boxes]
            for at, one in enumerate(rects):
                for other in rects[:at]:
                    if overlap(one, other) > 2 * ROUNDING and not within(one, other) and not within(other, one):
                        yield one, other
        self.each("overlap", faults)

    def test_no_line_crosses_a_box(self):
        def faults(figure, chart):
            for line in chart.lines(chart.drawn):
                for box in chart.boxes:
                    if any(reaches_into(a, b, box.rect) for a, b in zip(line.points, line.points[1:])):
                        yield line, box.title()
        self.each("lines", faults)

    def test_every_box_says_something(self):
        self.each("empty", lambda figure, chart: [box.rect for box in chart.boxes if not box.texts])

    def test_the_drawing_names_what_the_list_names(self):
        def faults(figure, chart):
            listed = collections.Counter(item.title for item in figure.items)
            drawn = collections.Counter(box.title() for box in chart.boxes if box.title())
            lost, invented = listed - drawn, drawn - listed
            for line, _ in [line for box in chart.boxes for line in box.bullets()]:  # a post in its unit's box; or a function
                title = next((t for t in +lost if line == t or line.startswith(t + "(")), None)
                if title is not None:
                    lost[title] -= 1
                elif not any(line in (functions_of(item) or "") for item in figure.items):
                    invented[line] += 1
            yield from (("lost", title, times) for title, times in (+lost).items())
            yield from (("invented", title, times) for title, times in invented.items())
        self.each("names", faults)

    def test_functions_are_drawn_once(self):
        def faults(figure, chart):
            titles = tuple(item.title for item in figure.items)
            panels = collections.Counter(";".join(line for line, _ in box.bullets()) for box in chart.boxes if box.bullets() and not box.title()
                                         and not all(line.startswith(titles) for line, _ in box.bullets()))  # posts of no unit share a box
            wordy = "".join(box.words() for box in chart.boxes)
            listed = [functions_of(item) for item in figure.items if functions_of(item)]
            if not panels and not any(each in wordy for each in listed):
                return  # asked for without functions
            for each in listed:
                if panels[each] > 0:
                    panels[each] -= 1
                elif wordy.replace(BULLET, ";").count(each) != 1:
                    yield "lost", each
            yield from (("invented", panel) for panel, times in panels.items() if times > 0)
        self.each("functions", faults)

    def test_boxes_say_what_the_list_says_of_each(self):
        def faults(figure, chart):
            for item in figure.items:
                said = [squash(each).casefold() for each in details_of(item).split("; ") if each]
                places = [box.words().casefold() for box in chart.boxes if box.title() == item.title]
                places += [line.casefold() for box in chart.boxes for line, _ in box.bullets() if line.startswith(item.title)]
                if not any(all(each in words for each in said) for words in places):
                    yield item.title, said
        self.each("details", faults)

    def test_what_changes_says_so(self):
        def faults(figure, chart):
            listed = collections.Counter((item.fate, item.title) for item in figure.items)
            listed.subtract((box.fate(), box.title()) for box in chart.boxes)
            lines = [line for box in chart.boxes for line in box.bullets()]
            for (fate, title), times in listed.items():
                in_lines = sum(1 for line, mark in lines if mark == fate and (line == title or line.startswith(title + "(")))
                if title and times != 0 and times != in_lines:
                    yield fate, title, times
        self.each("changes", faults)

    def test_boxes_hang_under_those_that_the_list_has_above_them(self):
        def faults(figure, chart):
            if not chart.kinds() and len(chart.lines(chart.drawn)) > 0:
                return  # a cycle
            listed = collections.Counter(nesting(figure.items))
            drawn = collections.Counter(drawn_under(chart, {item.title for item in figure.items}))
            yield from (("not drawn", each) for each in (listed - drawn))
            yield from (("not in the list", each) for each in (drawn - listed))
        self.each("hierarchy", faults)

    def test_lines_between_boxes_are_those_in_words(self):
        seen = collections.Counter()

        def faults(figure, chart):
            kinds = chart.kinds()
            if not kinds and len(chart.lines(chart.drawn)) > 0:
                return  # a cycle
            drawn = set()
            for line, touched in chart.joined():
                kind = kinds.get((line.stroke, line.colour, line.dashes))
                if kind is None or hangs(kinds, line):
                    continue
                one = touched[0][0] if len(touched) == 2 else next(box for box, edge in touched if edge == "right")  # partners stand at its right
                drawn |= {(kind.split(" ")[0], frozenset((one.title(), other.title()))) for other, _ in touched if other is not one}
            said = set()
            leads = {squash(unit.group(1)): item.title for item in figure.items if (unit := re.search(r"\. Unit: (.*?)(?=\. |$)", item.rest))}
            top = {title for above, title in nesting(figure.items) if above is None}
            for item in figure.items:
                for words, other in links_of(item):
                    if words.startswith(("Member", "Team", "In the team")) or (words == "Reports to" and item.title in top):
                        continue  # what leads out of the chart, and who sits on what, only the list says
                    tie = (words.split(" ")[0], frozenset((item.title, leads.get(other, other))))
                    said.add(tie)
                    places = [box.words() for box in chart.boxes if box.title() == item.title]
                    places += [line for box in chart.boxes for line, _ in box.bullets() if line.startswith(item.title)]
                    in_words = any(squash(words).casefold() in each.casefold() and other in each for each in places)
                    seen["in words" if in_words else "drawn"] += 1
                    if tie not in drawn and not in_words:
                        yield "not drawn", item.title, words, other
            yield from (("not in the list", tie) for tie in drawn - said)
        self.each("ties", faults)
        self.assertGreater(min(seen["drawn"], seen["in words"]), 5, seen)

    def test_lists_of_pages_nest_as_those_of_the_markdown(self):
        for source in sources():
            page = Lists()
            page.feed(next(rendered(source).glob("*.html")).read_text())
            with self.subTest(name_of(source)):
                self.assertEqual(page.nested, [nesting(figure.items) for figure, _ in published(source)])

    def test_the_key_lists_what_is_drawn(self):
        def faults(figure, chart):
            if not chart.key:
                if any(box.marks for box in chart.boxes):
                    yield "no key"
                return
            for fate in FATES:
                drawn = any(mark.words == fate for box in chart.boxes for mark in box.marks)
                if drawn != (fate in chart.key_words):
                    yield fate, drawn
            style = lambda line: (line.stroke, line.colour, line.dashes)
            lines, shown = ({style(each) for each in chart.lines(part)} for part in (chart.drawn, chart.key))
            if lines != shown:
                yield "lines", lines, shown
            if any(box.rect.radius for box in chart.boxes) != any(isinstance(each, Rect) and each.radius for each in chart.key):
                yield "rounded boxes"
            if len(set(chart.key_words)) != len(chart.key_words):
                yield "twice in the key", chart.key_words
        self.each("key", faults)

    def test_references_name_the_charts_that_go_on(self):
        stubs = 0
        for source in sources():
            titles = {figure.number: figure.title for figure, _ in published(source) if figure.number}
            for figure, chart in published(source):
                for box in chart.boxes:
                    if box.stub() is None:
                        continue
                    stubs += 1
                    with self.subTest(figure.file, box=box.title()):
                        self.assertNotEqual(box.stub(), figure.number)
                        self.assertEqual(titles.get(box.stub()), box.title())
        self.assertGreaterEqual(stubs, 8)


def tearDownModule():
    shutil.rmtree(FOLDER)


if __name__ == "__main__":
    main()
