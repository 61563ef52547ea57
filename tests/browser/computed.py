"""One style, two renderers: for every node of every sample, what our cascade gives it for the paper is what Chromium computes for the same element of the HTML
in print. Chromium is asked through its own tools (getComputedStyle with the medium `print` emulated), so the page is the one that townclerk wrote, to the byte."""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import papers
import torture
from chromium import need_chromium, printing_tab
from harness import PROGRAM, Case, main, run
from harness import report as small_report

OUR_VALUES = os.environ.get("COMPUTED_VALUES", str(PROGRAM.parent / "tests" / "computed_values"))
SCRIPT = pathlib.Path(__file__).with_name("computed.js").read_text(encoding="utf-8").strip()
MARKER = "::marker color"
WIDTH = 794  # CSS pixels, of A4
SIDES = ("top", "right", "bottom", "left")

# Chromium snaps the widths of borders to whole pixels of the device: a device with this many for each CSS pixel shows what it was told.
SCALE = 64
TOLERANCE = 1.1 / SCALE  # CSS pixels, parts of 100 and of 1fr: a border is rounded down

# What getComputedStyle gives as the size of the element's box, while it has one: asked of elements without.
UNDRAWN = ["width", "min-width", "max-width", "height", "min-height", "max-height", "grid-template-columns", "grid-template-rows", *(f"margin-{side}" for side in SIDES)]

# What a style sheet for paper cannot say, and layout takes to be so: no browser may make it otherwise.
FIXED = {
    "text-indent": "0px", "text-transform": "none", "word-spacing": "0px", "direction": "ltr", "writing-mode": "horizontal-tb", "position": "static", "float": "none",
    "opacity": "1", "transform": "none", "visibility": "visible", "box-sizing": "border-box", "caption-side": "top", "list-style-position": "outside",
    "list-style-image": "none", "background-image": "none", "min-width": "0px", "min-height": "0px", "max-height": "none", "row-gap": "normal",
    "justify-items": "normal", "align-items": "normal", "justify-content": "normal", "align-content": "normal", "align-self": "auto", "justify-self": "auto",
    "border-top-left-radius": "0px", "outline-style": "none", "box-shadow": "none", "grid-template-rows": "none", "grid-row-start": "auto", "overflow-wrap": "normal", "word-break": "normal",
    "print-color-adjust": "exact", "text-decoration-style": "solid", "font-stretch": "100%", "font-kerning": "auto", "table-layout": "auto",
}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def same(ours, theirs):
    """Whether two values are equal but for the rounding of their numbers."""
    if ours == theirs:
        return True
    if NUMBER.sub("#", ours) != NUMBER.sub("#", theirs):
        return False
    return all(abs(float(one) - float(other)) <= TOLERANCE for one, other in zip(NUMBER.findall(ours), NUMBER.findall(theirs)))


def our_values(report, options):
    """Nodes in document order and the values that they share, each by property."""
    done = subprocess.run([OUR_VALUES, str(report), *options], capture_output=True, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{report}: {done.stderr.decode('utf-8', 'replace')}")
    return json.loads(done.stdout)


class Theirs:
    """The elements of a page that are the report's own, each with the place of its parent among them."""

    def __init__(self, said, properties, ours):
        self.values = [dict(zip(properties, value)) for value in said["values"]]
        self.nodes = []
        ids, aliases = ({node[what] for node in ours} - {""} for what in ("id", "alias"))
        places = {-1: -1}  # of elements that are left out: their parent's, or None where what is in them goes, too
        for place, node in enumerate(said["nodes"]):
            parent = places[node["parent"]]
            navigation = node["name"] == "head" or not {"skip", "page-contents"}.isdisjoint(node["classes"])
            second_anchor = node["name"] == "span" and node["empty"] and not node["classes"] and node["id"] in aliases - ids
            if parent is None or navigation or second_anchor:
                places[place] = None
            elif node["name"] == "div" and node["classes"] == ["scroll"]:
                places[place] = parent
            else:
                places[place] = len(self.nodes)
                self.nodes.append({**node, "parent": parent})


def describe(nodes, place):
    """The way to a node, from body."""
    way = []
    while place > 0:
        node = nodes[place]
        way.append(node["name"] + (f"#{node['id']}" if node["id"] else "") + "".join(f".{each}" for each in node["classes"]))
        place = node["parent"]
    return " > ".join(reversed(way))


def expected(node, value):
    """What the browser should say of a node."""
    out = {**value["inherited"], **value["own"], **FIXED, "max-width": "none", "height": "auto"}
    if node["name"] in ("img", "svg"):
        out["max-width"] = "100%"  # layout fits every picture into its column
    if node["name"] == "svg":
        del out["width"], out["height"]  # a drawing's own size, in its attributes: the same drawing gives it to both renderers
    return out


def differences(expects, said):
    """Properties with the value that was expected and the one in the browser."""
    said = {**said, "font-family": said["font-family"].replace('"', "")}
    return [(name, ours, said[name]) for name, ours in expects.items() if not same(ours, said[name])]


class Comparison:
    """What differs, with the nodes that it differs at: by element, property, our value and theirs."""

    def __init__(self, ours, theirs):
        self.found = {}
        self.nodes = 0
        self.theirs = theirs
        known = {}  # by pairs of values
        values = ours["values"]
        # The root has no node of its own in our tree; its values are the first.
        mine = [{"name": "html", "parent": -1, "id": "", "classes": [], "value": 0}]
        texts, place_of = [], {-1: 0}
        for number, node in enumerate(ours["nodes"]):
            if node["name"] == "#text":
                texts.append((place_of[node["parent"]], node["value"]))
            else:
                place_of[number] = len(mine)
                mine.append({**node, "parent": place_of[node["parent"]]})
        self.match(mine)
        for place, node in enumerate(mine):
            self.hold(known, place, node["name"], node["value"], lambda node=node: expected(node, values[node["value"]]))
        for place, value in texts:
            self.hold(known, place, "text in " + mine[place]["name"], value, lambda value=value: values[value]["inherited"])

    def match(self, mine):
        def told(node):
            return node["name"], node["parent"], node["classes"]
        theirs = self.theirs.nodes
        for place, (own, their) in enumerate(zip(mine, theirs)):
            if told(own) != told(their) or (own["id"] and own["id"] != their["id"]):
                raise AssertionError(f"element {place}: {describe(mine, place)} is {describe(theirs, place)} in the browser")
        if len(mine) != len(theirs):
            raise AssertionError(f"{len(mine)} elements, and {len(theirs)} in the browser")

    def hold(self, known, place, what, value, expects):
        self.nodes += 1
        theirs = self.theirs.nodes[place]["value"]
        if (what, value, theirs) not in known:
            known[what, value, theirs] = differences(expects(), self.theirs.values[theirs])
        for difference in known[what, value, theirs]:
            self.found.setdefault((what, *difference), []).append(place)

    def __str__(self):
        return "\n".join(f"{what}: {name} is {ours}, and {theirs} in the browser ({len(places)}: {describe(self.theirs.nodes, places[0])})"
                         for (what, name, ours, theirs), places in self.found.items())


def compared(tab, page, ours):
    """A page held against the values that we computed for its report."""
    first = ours["values"][0]
    asked = dict.fromkeys([*first["inherited"], *first["own"], *FIXED, *UNDRAWN])
    drawn = [name for name in asked if name not in UNDRAWN]
    tab.show(page)
    said = tab.evaluate(f"({SCRIPT})({json.dumps({'properties': drawn, 'undrawn': UNDRAWN})})")
    if not said["prints"]:
        raise AssertionError("the browser does not apply the styles of print")
    return Comparison(ours, Theirs(said, [*drawn, MARKER, *UNDRAWN], ours["nodes"]))


def written(folder, report, options):
    """The page that townclerk writes, and our values of its elements."""
    run("render", report, "-o", folder, "-f", "html", *options, expect=0)
    page, = folder.glob("*.html")
    return page, our_values(report, options)


class Papers(Case):
    def agree(self, wanted):
        """Papers as names, reports and options; how many nodes they have."""
        nodes = 0
        with printing_tab(WIDTH, SCALE) as tab, concurrent.futures.ThreadPoolExecutor(2) as workers:
            jobs = [(name, workers.submit(written, self.folder / name, report, options)) for name, report, options in wanted]
            for name, job in jobs:
                with self.subTest(name):
                    found = compared(tab, *job.result())
                    self.assertEqual("", str(found), name)
                    nodes += found.nodes
        print(f"{len(jobs)} papers, {nodes} nodes")
        return nodes

    def test_every_sample_in_its_own_house(self):
        self.assertGreater(self.agree(papers.own_papers()), 10_000)

    def test_a_sample_in_every_house(self):
        wanted = [paper for paper in papers.in_every_house() if paper[1].parent.name == "northmoor" and "--lang" not in paper[2]]
        self.assertGreaterEqual(len(wanted), len(papers.HOUSES))
        self.agree(wanted)

    def test_every_block_in_every_other(self):
        self.agree([("torture", torture.write(self.folder / "torture-report"), ())])


class Differences(Case):
    """What differs is found, whichever property it is."""
    BODY = """A paragraph with *emphasis*.

- One
- Two

| One | Two |
|---|---|
| a | b |"""

    # Of each property that is compared, a value that no element of the report has.
    OTHERS = {
        "font-family": "Courier", "font-size": "17px", "font-weight": "500", "font-style": "oblique 20deg", "line-height": "17px", "letter-spacing": "1px",
        "color": "#010203", "text-align": "justify", "text-wrap-style": "balance", "font-variant-numeric": "oldstyle-nums", "white-space": "pre", "hyphens": "auto",
        "orphans": "5", "widows": "5", "list-style-type": "square", "border-collapse": "collapse", "text-underline-offset": "3px", "display": "flow-root",
        "background-color": "#010203", "width": "17px", "vertical-align": "sub", "text-decoration-line": "overline", "text-decoration-thickness": "3px",
        "break-before": "page", "break-after": "page", "break-inside": "avoid-page", "grid-column-start": "3", "grid-column-end": "3", "column-gap": "3px", "page": "other",
        "grid-template-columns": "1px 2px 3px", "max-width": "17px", "height": "17px",
        **{f"margin-{side}": "3px" for side in SIDES}, **{f"padding-{side}": "3px" for side in SIDES},
        **{f"border-{side}-style": "groove" for side in SIDES}, **{f"border-{side}-color": "#010203" for side in SIDES},
    }

    @classmethod
    def setUpClass(cls):
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="townclerk-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.place, True)
        source = cls.place / "report.xml"
        source.write_text(small_report(cls.BODY), encoding="utf-8")
        cls.page, cls.ours = written(cls.place / "out", source, ())
        cls.tab = cls.enterClassContext(printing_tab(WIDTH, SCALE))

    def changed(self, old, new):
        text = self.page.read_text(encoding="utf-8")
        self.assertIn(old, text)
        return self.write("changed.html", text.replace(old, new, 1))

    def found(self, rule):
        """The elements and properties that differ where a rule is added to the page."""
        return {(tag, name) for tag, name, *_ in compared(self.tab, self.changed("</style>", f"{rule}\n</style>"), self.ours).found}

    def test_a_page_as_written_has_none(self):
        self.assertEqual(self.found(""), set())
        self.assertEqual(self.found("@media screen { p { color: red } }"), set())

    def test_every_property_that_is_compared_can_differ(self):
        first = self.ours["values"][0]
        widths = {f"border-{side}-width" for side in SIDES}
        self.assertEqual(set(self.OTHERS) | widths, {*first["inherited"], *first["own"], "max-width", "height"})
        for name, other in self.OTHERS.items():
            with self.subTest(name):
                self.assertIn(("p", name), self.found(f"body p {{ {name}: {other} !important }}"))
        for side in SIDES:
            with self.subTest(f"border-{side}-width"):
                self.assertIn(("td", f"border-{side}-width"), self.found(f"tbody > tr > td {{ border-{side}: .8pt solid }}"))
        self.assertEqual(self.found("li::marker { color: #010203 }"), {("li", MARKER)})
        self.assertIn(("p", "text-indent"), self.found("p { text-indent: 1px }"))

    def test_small_differences_are_found(self):
        self.assertIn(("p", "margin-bottom"), self.found("body p { margin-bottom: 7.1pt }"))
        self.assertEqual(self.found("tbody > tr > td { border-bottom-width: .6pt }"), {("td", "border-bottom-width")})
        self.assertEqual(self.found("em { font-size: 1.01em }"), {("em", "font-size"), ("em", "line-height"), ("text in em", "font-size"), ("text in em", "line-height")})

    def test_elements_are_those_of_the_report(self):
        for old, new in (("<em>emphasis</em>", "emphasis"), ("<em>emphasis</em>", "<strong>emphasis</strong>"), ("<em>", '<em class="other">')):
            with self.subTest(new), self.assertRaises(AssertionError):
                compared(self.tab, self.changed(old, new), self.ours)


if __name__ == "__main__":
    need_chromium()
    main()
