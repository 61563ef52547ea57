#!/usr/bin/env python3
"""parity.py FILE.md FILE.html FILE.pdf: do the three carry the same words, numbers and anchors in the same order, and the PDF as many tags as the HTML has
elements, in the order in which they are drawn?

Passed over are running heads, page numbers, leaders, repeated heads and "(continued)" (artifacts of the PDF), the words inside drawings (their
alternative is compared), skip and navigation links, and bullets.
"""
import sys

import dom
import flow
import pdf_tree
import structure


def differences(markdown, html, pdf):
    """What differs between three files, each as a paragraph; empty when nothing does."""
    with open(html, encoding="utf-8") as file:
        text = file.read()
    of_html = dom.html_flow(text)
    of_markdown = dom.markdown_flow(markdown)
    tagged = pdf_tree.Pdf(pdf)
    of_pdf = tagged.flow()
    found = [] if of_html.words else ["the HTML has no words"]
    found += flow.compare_words("HTML", of_html, "Markdown", of_markdown) or flow.compare_anchors("HTML", of_html, "Markdown", of_markdown)
    words = flow.compare_words("HTML", of_html, "PDF", of_pdf)
    if not words:
        found += flow.compare_destinations(of_html, tagged.destinations(), of_pdf)
    return found + words + structure.faults(text, tagged)


def main(arguments):
    if len(arguments) != 3:
        print(__doc__.split("\n", 1)[0], file=sys.stderr)
        return 1
    found = differences(*arguments)
    for difference in found:
        print(difference)
    return 2 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
