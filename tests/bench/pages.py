"""The reports of the growth benchmark: as many pages as asked for of the samples' own text and tables, or of dense tables."""
import itertools
import pathlib
import re
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS, CELLS_A_PAGE = 8, 200


def bodies():
    """The Markdown of the samples' sections, free of what only its own report can resolve."""
    found = []
    for sample in sorted((ROOT / "samples").glob("*/report.xml")):
        for body in re.findall(r"(?s)<body>(.*?)</body>", sample.read_text()):
            text = body.replace("<![CDATA[", "").replace("]]>", "")
            text = re.sub(r"&(amp|lt|gt|quot|apos);", " and ", text)
            text = re.sub(r"\{\{[^{}]*\}\}", "the officer", text)
            text = re.sub(r"\[\]\([^)]*\)", "the report", text)
            text = re.sub(r"\[([^\]]+)\]\(#[^)]*\)", r"\1", text)
            text = re.sub(r'\s*#[\w-]+(?=[ }])', "", text)
            if "```" in text or "<" in text or "![" in text or "{}" in text:
                continue
            found.append(textwrap.dedent(text.strip("\n")))
    return found


def report(name, sections):
    return f"""<report xmlns="urn:townclerk:report:1" id="{name}" house="standard">
  <title>A report of many pages</title>
  <authority id="council" nation="england"><name>Northmoor Council</name></authority>
  <meeting id="meeting" date="2027-03-16" item="4"><name>Employment Committee</name></meeting>
  <people><person id="officer" name="Ada Clerk" post="Chief Executive"/></people>
  <front><field code="contact"><person ref="officer"/></field></front>
{"".join(sections)}</report>
"""


def section(n, body):
    return f'  <section id="s{n}" role="plain"><title>Part {n}: what is proposed</title><body><![CDATA[\n{body}\n]]></body></section>\n'


def table(n, rows):
    """Posts as establishment lists show them."""
    lines = ["| Post | Grade | FTE | Cost £ |", "|---|---|---:|---:|"]
    lines += [f"| Head of Service {n * 37 % 991 + r} | G{(n + r) % 14} | {(n + r) % 3}.{r % 10} | {(n * 7919 + r * 104729) % 90000:,} |" for r in range(rows)]
    return "\n".join(lines)


def mixed(parts):
    """`parts` of the samples' sections one after the other, a table of eight rows behind every second."""
    texts = itertools.cycle(bodies())
    sections = []
    for n in range(parts):
        text = next(texts)
        sections.append(section(n, text + ("\n\n" + table(n, 8) if n % 2 == 0 else "")))
    return report("mixed", sections)


def dense(pages):
    """Tables of 200 cells a page, each of some five pages."""
    rows_a_page, sections = CELLS_A_PAGE // COLUMNS, []
    for first in range(0, pages, 5):
        rows = rows_a_page * min(5, pages - first)
        lines = ["| Post | Service | Grade | FTE | Now £ | Then £ | Change £ | Note |", "|---|---|---|---:|---:|---:|---:|---|"]
        for r in range(rows):
            k = first * rows_a_page + r
            lines.append(f"| Officer {k} | Service {k % 40} | G{k % 14} | {k % 3}.{k % 10} | {k * 7919 % 90000:,} | {k * 104729 % 90000:,} | {k * 31 % 9000:,} | {'stays' if k % 3 else 'goes'} |")
        sections.append(section(first, "\n".join(lines)))
    return report("dense", sections)
