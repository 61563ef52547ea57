"""No text of a chart leaves its box in a browser, with the font that it was measured in and with another one: what Chromium sets, measured there."""
import concurrent.futures
import html
import json
import pathlib
import re
import shutil
import tempfile

from chromium import document_of, need_chromium
from harness import ROOT, Case, main, report, run

DEJAVU = ("/usr/share/fonts/truetype/dejavu", "DejaVu Sans")
SCRIPT = pathlib.Path(__file__).with_name("measure.js")
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochau"
TITLES = ("Director of Parks & Gardens", 'Head of "Customer First"', "Officer < Grade 4", "Cyfarwyddwr Gŵyl Dŵr a Chŵn", LONG)

ORGANISATION = """<organisation>
  <unit id="place" kind="directorate"><name>Place &amp; "Growth" &lt; Gŵyl</name></unit>
  <unit id="works" kind="company"><name>Works &amp; Sons</name></unit>
  <post id="chief"><title>Chief Executive</title><statutory code="hops"/></post>
  {posts}
  <line from="place" to="works" kind="partnership"/>
  <function id="paving" held-by="place"><name>Paving &lt; {long}</name></function></organisation>
  <changes><set id="one"><rename id="n" subject="p0"><title>Director of Parks, Paths &amp; Gardens</title></rename><delete id="d" subject="p1"/>
  <contingent id="k"><condition>funds &amp; "{long}" are found</condition>
  <then><create id="c"><post id="maybe"><title>Clerk</title></post><line from="maybe" to="chief"/></create></then></contingent></set></changes>"""


def hostile_report():
    posts = "".join(
        f'<post id="p{i}"{" unit=" + chr(34) + "place" + chr(34) if i == 0 else ""}><title>{html.escape(title, quote=False)}</title></post>'
        f'<line from="p{i}" to="chief"/>' for i, title in enumerate(TITLES))
    charts = "\n\n".join(f"```chart {state}\n```" for state in ("current", "proposed", "changes"))
    return report(charts, extra=ORGANISATION.format(posts=posts, long=LONG))


def drawings(folder):
    """Every chart of the samples and of the report with titles that are hard to print, by name."""
    sources = sorted((ROOT / "samples").glob("*/report.xml"))
    hostile = folder / "report.xml"
    hostile.write_text(hostile_report(), encoding="utf-8")
    sources.append(hostile)

    def render(source):
        run("render", source, "-o", folder / source.parent.name, "-f", "md", expect=0)

    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        list(workers.map(render, sources))
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/*.svg"))}


def page_of(found, fonts):
    """One page with all drawings, and the script that measures them."""
    inline = "\n".join(
        re.sub(r"<svg", f'<svg data-name="{html.escape(name)}"', re.sub(r"<\?xml[^>]*\?>", "", text), count=1) for name, text in found.items())
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Charts</title></head><body data-fonts="{fonts}">\n{inline}\n'
            f'<pre id="results"></pre>\n<script>\n{SCRIPT.read_text(encoding="utf-8")}</script></body></html>\n')


class Charts(Case):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="townclerk-test-"))
        cls.addClassCleanup(shutil.rmtree, folder, True)
        cls.found = drawings(folder)
        cls.measured = {}
        for fonts, only in (("own", None), ("dejavu", DEJAVU)):
            page = folder / f"{fonts}.html"
            page.write_text(page_of(cls.found, fonts), encoding="utf-8")
            results = re.search(r'<pre id="results">(.*?)</pre>', document_of(page, only), re.S)
            cls.measured[fonts] = json.loads(html.unescape(results.group(1))) if results and results.group(1) else None

    def results(self, fonts):
        results = self.measured[fonts]
        self.assertIsNotNone(results, "the script in the page has not run to its end")
        return results

    def hold(self, fonts):
        results = self.results(fonts)
        self.assertEqual([each["name"] for each in results["drawings"]], list(self.found))
        for each in results["drawings"]:
            with self.subTest(each["name"]):
                self.assertGreater(each["boxed"], 0, "no text stands in a box")
                self.assertEqual(each["faults"], [])

    def test_there_are_charts_to_measure(self):
        self.assertGreater(len(self.found), 10)
        for sample in ("peterborough-2013", "bath-nes-2012", "kent-2017", "northmoor", "small"):
            self.assertTrue(any(name.startswith(sample) for name in self.found), sample)

    def test_the_fonts_are_those_that_are_meant(self):
        own, other = self.results("own")["widths"], self.results("dejavu")["widths"]
        self.assertNotEqual(own["'Liberation Sans',sans-serif"], own["'DejaVu Sans'"], "both fonts are there")
        self.assertEqual(other["'Liberation Sans',sans-serif"], other["'DejaVu Sans'"], "Liberation Sans is not found: DejaVu Sans stands in for it")
        self.assertEqual(other["sans-serif"], other["'DejaVu Sans'"])
        self.assertAlmostEqual(own["'DejaVu Sans'"], other["'DejaVu Sans'"], delta=0.01 * own["'DejaVu Sans'"], msg="but for hinting")
        self.assertGreater(other["'Liberation Sans',sans-serif"], 1.05 * own["'Liberation Sans',sans-serif"], "the font that stands in is a wider one")

    def test_no_text_leaves_its_box_in_its_own_font(self):
        self.hold("own")

    def test_no_text_leaves_its_box_in_another_font(self):
        self.hold("dejavu")

    def test_titles_that_are_hard_to_print_are_whole(self):
        for state in ("current", "proposed", "changes"):
            drawn = [each for each in self.results("own")["drawings"] if each["name"].startswith(f"small-chart-{state}")]
            shown = "".join("".join(text for each in drawn for text in each["texts"]).split())
            for title in TITLES[2:] if state == "proposed" else TITLES:
                with self.subTest(state=state, title=title):
                    self.assertIn("".join(title.split()), shown)


class Stops(Case):
    """What scrolls is a stop for the tab key; what does not, is none."""
    SCRIPT = """<pre id="results"></pre><script>requestAnimationFrame(() => requestAnimationFrame(() => {
      const stops = [...document.querySelectorAll(".scroll")].map((each) => {
        each.focus();
        const inner = getComputedStyle(each.firstElementChild).visibility;
        return { scrolls: each.scrollWidth > each.clientWidth, takes: document.activeElement === each, inner, chart: each.firstElementChild.tagName === "svg" };
      });
      document.getElementById("results").textContent = JSON.stringify(stops);
    }));</script></body>"""

    def stops(self, width):
        run("render", ROOT / "samples" / "peterborough-2013" / "report.xml", "-o", self.folder, "-f", "html", expect=0)
        page = next(self.folder.glob("*.html"))
        page.write_text(page.read_text().replace("</body>", self.SCRIPT))
        # On a busy machine Chromium may leave a page before it has drawn a frame of it.
        tries = (re.search(r'<pre id="results">(.*?)</pre>', document_of(page, width=width), re.S).group(1) for _ in range(10))
        return json.loads(html.unescape(next(filter(None, tries))))

    def test_only_what_scrolls_takes_the_focus(self):
        for width, most in ((1400, 0), (700, 3), (400, 30)):
            stops = self.stops(width)
            with self.subTest(width):
                self.assertGreater(sum(each["chart"] for each in stops), 10)
                self.assertEqual([each["takes"] for each in stops], [each["scrolls"] for each in stops])
                self.assertEqual({each["inner"] for each in stops}, {"visible"})
                scrolling = sum(each["scrolls"] for each in stops if each["chart"])
                self.assertLessEqual(scrolling, most)
                self.assertEqual(scrolling > 0, most > 0)


class Measuring(Case):
    """The script finds what it is there to find."""

    def test_texts_outside_are_found(self):
        text = '<text x="{0}" y="{1}" font-family="Liberation Sans" font-size="10" textLength="{2}" lengthAdjust="spacingAndGlyphs">{3}</text>'
        drawing = ('<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100"><rect width="100%" height="100%"/>'
                   '<rect x="10" y="10" width="60" height="20"/><rect x="10" y="60" width="30" height="9"/>{0}</svg>')
        texts = {"kept": (12, 22, 40, "Chief Exe"), "right": (40, 22, 40, "Chief Exe"), "low": (12, 29.5, 40, "gggggggg"), "key": (100, 80, 40, "Chief Exe"),
                 "edge": (180, 80, 40, "Chief Exe"), "tint": (30, 68, 20, "Chief")}
        page = self.write("page.html", page_of({name: drawing.format(text.format(*each)) for name, each in texts.items()}, "other"))
        results = re.search(r'<pre id="results">(.*?)</pre>', document_of(page), re.S)
        found = {each["name"]: each["faults"] for each in json.loads(html.unescape(results.group(1)))["drawings"]}
        self.assertEqual(found["kept"], [])
        self.assertEqual(found["key"], [])
        self.assertEqual(found["right"], ["'Chief Exe' leaves its box by 10.00 pt"])
        self.assertRegex(found["low"][0], r"leaves its box by 1\.\d\d pt")
        self.assertEqual(found["edge"], ["'Chief Exe' leaves the drawing by 20.00 pt"])
        self.assertEqual(found["tint"], ["'Chief' leaves its tint by 10.00 pt"])


if __name__ == "__main__":
    need_chromium()
    main()
