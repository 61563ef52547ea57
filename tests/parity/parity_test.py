"""The parity check itself, on small files made by hand."""
import unittest

import harness

harness.need("qpdf", "cmark-gfm")

import content
import dom
import flow
import parity
import pdf_tree
import small_pdf
import structure


def words(html):
    return " ".join(dom.html_flow(html).words)


class FlowTest(unittest.TestCase):
    def test_words_end_at_white_space_and_blocks(self):
        made = flow.Flow()
        made.text("so")
        made.text("me\u00a0wor\u00adds ")
        made.text("one")
        made.cut()
        made.text("two")
        made.cut()
        self.assertEqual(made.words, ["some", "words", "one", "two"])

    def test_the_first_difference_is_shown_from_both_sides(self):
        a, b = flow.Flow(), flow.Flow()
        a.text("one two three ")
        b.text("one too three ")
        self.assertEqual(flow.compare_words("A", a, "B", b), ["words differ from word 2 on\n  A: one [two] three\n  B: one [too] three"])
        self.assertEqual(flow.compare_words("A", a, "A", a), [])

    def test_a_missing_end_is_a_difference(self):
        a, b = flow.Flow(), flow.Flow()
        a.text("one two ")
        b.text("one ")
        self.assertIn("[end]", flow.compare_words("A", a, "B", b)[0])

    def test_anchors_stand_before_the_same_word(self):
        a, b = flow.Flow(), flow.Flow()
        a.anchor("x")
        a.text("one ")
        b.text("one ")
        b.anchor("x")
        self.assertEqual(len(flow.compare_anchors("A", a, "B", b)), 1)
        self.assertEqual(flow.compare_anchors("A", a, "A", a), [])

    def test_destinations_are_the_same_set_near_their_words(self):
        a = flow.Flow()
        a.anchor("x")
        a.text("one ", (0, 700.0))
        self.assertEqual(flow.compare_destinations(a, {"x": (0, 712.0)}, a), [])
        self.assertEqual(flow.compare_destinations(a, {}, a), ["the PDF has no destination 'x'"])
        self.assertIn("'y'", flow.compare_destinations(a, {"x": (0, 712.0), "y": (0, 0.0)}, a)[0])
        self.assertIn("on page 2", flow.compare_destinations(a, {"x": (1, 712.0)}, a)[0])
        self.assertIn("at 600", flow.compare_destinations(a, {"x": (0, 600.0)}, a)[0])


class Tagged:
    """A tag tree of one row of two cells that both go on over the page."""

    def structure(self):
        cell = lambda mark: [("begin", "TD"), ("mark", (0, mark)), ("mark", (1, mark)), ("end", "TD")]
        return [("begin", "Table"), ("begin", "TR"), *cell(0), *cell(1), ("end", "TR"), ("end", "Table"), ("begin", "P"), ("mark", (1, 2)), ("end", "P")]

    def order_drawn(self):
        return [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)]


class StructureTest(unittest.TestCase):
    HTML = "<nav class=page-contents><ul><li>x</ul></nav><table><tr><td>a<td>b</table><p>c<svg><text>d</text></svg>"

    def test_tags_are_counted(self):
        self.assertEqual(structure.faults(self.HTML.replace("<svg><text>d</text></svg>", ""), Tagged()), [])
        self.assertEqual(structure.faults(self.HTML, Tagged()), ["the HTML asks for 1 of Figure, the tag tree has 0"])

    def test_what_is_drawn_in_another_order_is_found(self):
        class Drawn(Tagged):
            def order_drawn(self):
                return [(0, 1), (0, 0), (1, 0), (1, 1), (1, 2)]
        found = structure.faults("<table><tr><td>a</td><td>b</td></tr></table><p>c</p>", Drawn())
        self.assertEqual(found, ["the 1. piece of the tag tree is (page, mark) [(0, 0)], but [(0, 1)] is drawn there"])


class DomTest(unittest.TestCase):
    def test_blocks_part_words_and_inline_elements_do_not(self):
        self.assertEqual(words("<p>wo<em>rd</em>s</p><p>more<br>lines</p><td>a</td><td>b</td>"), "words more lines a b")

    def test_what_is_no_part_of_the_report_is_passed_over(self):
        self.assertEqual(words(small_pdf.HTML), "1 Purpose A fine sum of £1m, see there, the end. point Crest")
        self.assertEqual(words("<p>a<svg><text>drawn</text></svg>b</p>"), "ab")

    def test_of_a_drawing_its_title_is_read_as_the_alternative_of_a_picture(self):
        drawn = '<figure id="f">\n<svg><title id="f-title">A chart</title>\n<g><text>drawn</text><title>x</title></g></svg>\n<figcaption>b</figcaption></figure>'
        shown = '<figure id="f"><img alt="A chart" src="f.svg"><figcaption>b</figcaption></figure>'
        for made in (drawn, shown):
            self.assertEqual(dom.html_flow(made).words, ["A", "chart", "b"])
            self.assertEqual(dom.html_flow(made).anchors, [("f", 0)])

    def test_anchors_are_ids_except_the_skip_target(self):
        self.assertEqual(dom.html_flow(small_pdf.HTML).anchors, [("purpose", 0), ("last", 11)])
        self.assertEqual(dom.html_flow('<main id="main">a</main>').anchors, [("main", 0)])

    def test_numbers_of_markdown_lists_are_words(self):
        made = dom.html_flow('<ol start="3"><li><a id="x"></a>a<ul><li>b</li></ul></li><li>c</li></ol>', list_numbers=True)
        self.assertEqual(made.words, ["3.", "a", "b", "4.", "c"])
        self.assertEqual(made.anchors, [("x", 0)])


class ContentTest(unittest.TestCase):
    def test_tokens(self):
        made = list(content.operations(rb"(a\(b\)\101\\(c)) Tj [<414> -5.5 /N] TJ % no" + b"\n<</A 1>> x"))
        self.assertEqual(made, [("Tj", [b"a(b)A\\(c)"]), ("TJ", [[b"A\x40", -5.5, "N"]]), ("x", [{"A": 1.0}])])

    def test_a_string_without_end_is_refused(self):
        with self.assertRaises(ValueError):
            list(content.operations(b"(abc"))

    def test_cmaps(self):
        cmap = content.Cmap(small_pdf.CMAP)
        self.assertEqual(cmap.decode(bytes.fromhex("0001 0041 0100 0999")), "fiA\u00a3\ufffd")

    def test_text_without_a_map_or_a_tag_is_noticed(self):
        with self.assertRaises(ValueError):
            content.Content(b"BT /F1 1 Tf (a) Tj ET", {})
        self.assertEqual(content.Content(b"BT /F0 1 Tf <0041> Tj ET", {"F0": content.Cmap(small_pdf.CMAP)}).loose, "A")

    def test_matrices_place_text(self):
        made = content.Content(b"q 2 0 0 2 0 100 cm /P <</MCID 7>> BDC BT /F0 1 Tf 14 TL 5 30 Td T* <0041> Tj ET EMC Q", {"F0": content.Cmap(small_pdf.CMAP)})
        self.assertEqual(made.marked, {7: [("A", 132.0)]})


class ParityTest(harness.Case):
    def check(self, markdown=small_pdf.MARKDOWN, html=small_pdf.HTML, **pdf):
        return parity.differences(self.write("r.md", markdown), self.write("r.html", html), self.write("r.pdf", small_pdf.report(**pdf)))

    def test_equal_files_have_no_differences(self):
        self.assertEqual(self.check(), [])

    def test_the_structure_tree_gives_words_with_their_places(self):
        tagged = pdf_tree.Pdf(self.write("r.pdf", small_pdf.report()))
        made = tagged.flow()
        self.assertEqual(" ".join(made.words), "1 Purpose A fine sum of £1m, see there, the end. point Crest")
        self.assertEqual(made.places[1], (0, 720.0))
        self.assertEqual(made.places[made.words.index("sum")], (0, 586.0))
        self.assertEqual(made.places[made.words.index("see")], (1, 700.0))
        self.assertEqual(tagged.destinations(), {"last": (1, 660.0), "purpose": (0, 730.0)})

    def test_a_word_that_differs_is_found_in_each_format(self):
        self.assertIn("PDF: sum of £1m, see there, the [ond.] point Crest", self.check(last="ond.")[0].replace("A fine ", "").replace("Purpose ", ""))
        self.assertIn("[Seal]", self.check(alternative="Seal")[0])
        self.assertIn("Markdown", self.check(markdown=small_pdf.MARKDOWN.replace("fine", "large"))[0])

    def test_an_anchor_that_differs_is_found(self):
        self.assertIn("'last'", self.check(markdown=small_pdf.MARKDOWN.replace('<a id="last"></a>', ""))[0])
        self.assertIn("destination 'purpose' is on page 1 at 400", self.check(destination_y=400)[0])

    def test_an_untagged_file_is_refused(self):
        untagged = self.write("r.pdf", small_pdf.pdf({1: "<</Type/Catalog/Pages 2 0 R>>", 2: "<</Type/Pages/Kids[]/Count 0>>"}, {}))
        with self.assertRaises(ValueError):
            pdf_tree.Pdf(untagged).flow()


if __name__ == "__main__":
    unittest.main()
