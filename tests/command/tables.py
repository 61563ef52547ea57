"""Tables over pages: wide ones turn, what goes on says so outside of the tags, and cells of tables with spanning headers name their headers."""
import re
import sys

from harness import ROOT, Case, main, need, report, run, tool

need("pdftotext", "pdfinfo", "qpdf")

HEADS = ("Reference", "Description", "Consequence", "Likelihood", "Mitigation", "Responsibility", "Accountability")


def wide(rows):
    return "\n".join([f"| {' | '.join(HEADS)} |", "|" + "---|" * len(HEADS), *(f"| R{n} | {' | '.join(['overwhelmingly'] * 6)} |" for n in range(rows))])


def cell(name, words, attributes=""):
    return f"<{name}{attributes and ' ' + attributes}>\n\n{words}\n\n</{name}>\n\n"


def row(*cells):
    return f"<tr>\n\n{''.join(cells)}</tr>\n\n"


def table(head, *groups):
    body = "".join(f"<tbody>\n\n{''.join(rows)}</tbody>\n\n" for rows in groups)
    return f"<table>\n\n<thead>\n\n{''.join(head)}</thead>\n\n{body}</table>"


TWO_HEADS = [row(cell("th", "Post", 'rowspan="2"'), cell("th", "Before", 'colspan="2" scope="colgroup"')), row(cell("th", "FTE"), cell("th", "Cost"))]
GROUPS = [[row(cell("th", f"Group {g}", 'colspan="3" scope="rowgroup"')),
           *(row(cell("th", f"Post {g}.{n}", 'scope="row"'), cell("td", f"f{g}.{n}"), cell("td", f"c{g}.{n}")) for n in range(60))] for g in (1, 2)]
TALL = table([row(cell("th", "Theme"), cell("th", "Answer"))],
             [row(cell("th", "Parking", 'scope="row"'), cell("td", "\n\n".join(f"Answer {n}." for n in range(90))))])


class Tables(Case):
    def paper(self, body, *options, kinds=("pdf",)):
        """The folder that the report is rendered into."""
        self.write("report.xml", report(body).replace("</title>", '</title><title xml:lang="cy">Adroddiad</title>', 1))
        out = self.folder / "-".join(("out", *options))
        self.done = run("render", "report.xml", "-o", out, *(option for kind in kinds for option in ("-f", kind)), *options, cwd=self.folder, expect=0)
        return out

    def pdf(self, body, *options):
        out = self.paper(body, *options, kinds=("md", "html", "pdf"))
        found = tool(sys.executable, ROOT / "tests" / "parity" / "parity.py", *(next(out.glob(f"*.{kind}")) for kind in ("md", "html", "pdf")))
        self.assertEqual(b"", found.stdout)
        return next(out.glob("*.pdf"))

    def text(self, pdf, *options):
        return " ".join(tool("pdftotext", *options, pdf, "-").stdout.decode().split())

    def tags(self, pdf):
        return " ".join(tool("pdfinfo", "-struct-text", pdf).stdout.decode().split())

    def turned(self, pdf):
        """Whether each page is a page across."""
        sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", tool("pdfinfo", "-l", "99", pdf).stdout.decode())
        return [float(width) > float(height) for width, height in sizes]

    def test_a_wide_table_turns_and_the_text_returns(self):
        after = "\n\n".join("A paragraph that stands behind the table and has a few lines of its own on the next page." for _ in range(9))
        pdf = self.pdf(f"The risks are as follows:\n\n{wide(30)}\n\n{after}")
        turned = self.turned(pdf)
        self.assertEqual([True], sorted(set(turned[1:-1])))
        self.assertFalse(turned[0] or turned[-1])
        self.assertNotIn("L117", self.done.err)
        first = self.text(pdf, "-f", "2", "-l", "2")
        self.assertIn("The risks are as follows: Reference", first)
        self.assertIn(f"Page 2 of {len(turned)}", first)

    def test_no_few_lines_stand_alone_before_a_wide_table(self):
        for rows in (17, 30):
            for count in range(20, 46):
                out = self.paper("\n\n".join(f"Paragraph {n}{f'[^{n}]' if n % 8 == 0 else ''}." for n in range(count)) + f"\n\n{wide(rows)}\n\n" +
                               "\n\n".join(f"[^{n}]: Note {n}." for n in range(0, count, 8)))
                pdf = next(out.glob("*.pdf"))
                upright = self.turned(pdf).index(True)
                last = self.text(pdf, "-f", str(upright), "-l", str(upright))
                self.assertGreaterEqual(last.count("Paragraph"), 4, (rows, count, last))
                self.assertNotIn("L120", self.done.err)

    def test_a_group_that_goes_on_says_so(self):
        pdf = self.pdf(table(TWO_HEADS, *GROUPS))
        self.assertIn("Group 1 (continued)", self.text(pdf))
        self.assertNotIn("(continued)", self.tags(pdf))
        self.assertEqual(1, self.tags(pdf).count("Group 1"))

    def test_a_row_that_goes_on_says_so_in_its_language(self):
        pdf = self.pdf(TALL)
        self.assertIn("Parking (continued)", self.text(pdf))
        self.assertNotIn("(continued)", self.tags(pdf))
        self.assertIn("L115", self.done.err)
        self.assertIn("Parking (parhad)", self.text(self.pdf(TALL, "--lang", "cy")))

    def test_cells_name_their_headers(self):
        pdf = self.pdf(table(TWO_HEADS, *GROUPS))
        plain = self.folder / "plain.pdf"
        tool("qpdf", "--stream-data=uncompress", "--object-streams=disable", pdf, plain)
        lists = re.findall(rb"/Headers ?\[([^]]*)\]", plain.read_bytes())
        self.assertEqual(240, len(lists))
        self.assertEqual({4}, {len(re.findall(rb"\([^)]*\)|<[^>]*>", each)) for each in lists}, "two heads, the group's and the row's")
        simple = self.pdf("| Post | Cost |\n|---|---:|\n| One | 1 |\n\n{header-columns=1}")
        tool("qpdf", "--stream-data=uncompress", "--object-streams=disable", simple, plain)
        self.assertNotIn(b"/Headers", plain.read_bytes())


if __name__ == "__main__":
    main()
