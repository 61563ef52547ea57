#!/usr/bin/env python3
"""torture.py FOLDER: writes a report that has everything at once, and its picture: every block in every other that the Markdown reader takes, a
table of sixty pages, one that turns to wide pages, groups of rows over pages, a register of three hundred risks with long cells, bullets twelve deep and
forty charts. It has no barrier to access."""
import pathlib
import re
import sys

from pictures import png

PICTURE = "place.png"
WORDS = ("The tea room of Tŷ’r Ŵyl stays open", "with £1.5m – or 10½ per cent – put by", "for staff who move to “Place” (see below)",
         "and an efficient office of waffle and fluff", "until the council’s committee decides otherwise", "as naïve façades are mended")


def words(count, begin=0):
    """`count` pieces of text, no two neighbours alike."""
    return " ".join(WORDS[(begin + n) % len(WORDS)] for n in range(count))


# ---- blocks: lines of Markdown. Each takes a number that tells its text from others'.

def paragraph(n):
    return [f"Paragraph {n}: {words(3, n)}, **bold**, *slanting*, ~~struck~~, `code`, a [link within](#end) and one [outside](https://example.org/{n})."]


def lead_in(n):
    return [f"**Lead {n}.** {words(2, n)}", "{.runin .unnumbered}"]


def bullets(n):
    return [f"- bullet {n}, {words(1, n)}", f"- another, {words(1, n + 1)}", f"  - and one below {n}"]


def loose_bullets(n):
    return [f"- loose {n}", "", f"  A second paragraph: {words(2, n)}.", "", "- the next"]


def numbers(n):
    return [f"1. number {n}, {words(1, n)}", f"2. the next, {words(1, n + 1)}", f"   1. and one below {n}"]


def quotation(n):
    return [f"> Quoted {n}: {words(3, n)}.", ">", "> And a second paragraph."]


def code(n):
    return ["```", f"code {n} {{", "    indented", "}", "```"]


def rule(_):
    return ["---"]


def pipe_table(n):
    return [f"| Post {n} | FTE | Note |", "|---|---:|:---:|", f"| {WORDS[n % 6]} | 1.5 | **new** |", "| Officer | 2 | |", "", f'{{caption="Table {n}" header-columns=1}}']


def headless_table(n):
    return ["| | |", "|---|---|", f"| Head {n} | value |", f"| Other | {WORDS[n % 6]} |", "", "{headless header-columns=1}"]


def rich_table(n):
    return ["<table>", "", "<caption>", "", f"Rich {n}", "", "</caption>", "", "<thead>", "", "<tr>", "", '<th rowspan="2">', "", "Service", "", "</th>", "",
            '<th colspan="2" scope="colgroup">', "", "Posts", "", "</th>", "", "</tr>", "", "<tr>", "", "<th>", "", "now", "", "</th>", "", "<th>", "", "then", "",
            "</th>", "", "</tr>", "", "</thead>", "", "<tbody>", "", "<tr>", "", '<th scope="row">', "", f"Homes {n}", "", "</th>", "", "<td>", "", "3", "", "</td>", "",
            "<td>", "", "- two", "- of them new", "", "</td>", "", "</tr>", "", "</tbody>", "", "</table>"]


def division(n):
    return ['<div class="note">', "", f"In a division {n}: {words(2, n)}.", "", "Its second paragraph.", "", "</div>"]


def welsh(n):
    return ['<div lang="cy">', "", f'Yn Gymraeg {n}: mae’r tŷ a’r <span lang="en">town **hall {n}**</span>.', "", "- pwynt", "", "</div>"]


def terms(n):
    return ['<div class="fields">', "", '<div class="field">', "", f"Term {n}", "", f"What it means: {words(1, n)}", "", "Another meaning", "", "</div>", "",
            '<div class="field">', "", "Next", "", "- a list", "", "</div>", "", "</div>"]


def box(n):
    return ['<div class="recommendations">', "", f"1. That the board agrees number {n};", "2. and notes it.", "", "</div>"]


def figure(n):
    return [f"![The place, seen {n} times]({PICTURE})"]


def numbered_figure(n):
    return [f"![The place, {n} of many]({PICTURE})", f'{{caption="The place, {words(1, n)}" number="auto"}}']


def decoration(_):
    return [f"![]({PICTURE})", "{.decorative}"]


def chart(_):
    return ["```chart proposed root=d1", "```"]


def contents(_):
    return ["```contents", "```"]


def heading(n):
    return [f"### Heading {n}"]


def footnote(n):
    return [f"Noted {n}[^t{n}], and noted again[^t{n}].", "", f"[^t{n}]: {words(1 + n % 9, n)}, **bold** and [linked](#end)."]


INNER = [paragraph, footnote, lead_in, bullets, loose_bullets, numbers, quotation, code, rule, pipe_table, headless_table, rich_table, division, welsh, terms, box,
         figure, numbered_figure, decoration, chart, contents, heading]


# ---- what blocks stand in

def indented(first, rest, lines):
    return [(first if i == 0 else rest) + line if line or i == 0 else "" for i, line in enumerate(lines)]


def has_words(lines):
    """Whether an item or a header cell with these lines alone says something that is no list: what does not is a barrier to access."""
    is_figure = lines[0].startswith("![") and len(lines) > 1  # its attributes would be the item's
    return not is_figure and re.match(r"(> )*([-] |\d+\. |---|!\[\]|<div|```contents)", lines[0]) is None


def in_bullet(lines):
    return indented("- ", "  ", ["Before it.", "", *lines, "", "Behind it."])


def first_in_bullet(lines):
    return indented("- ", "  ", lines if has_words(lines) else ["Words.", "", *lines])


def in_number(lines):
    return indented("1. ", "   ", ["Before it.", "", *lines])


def in_quotation(lines):
    return [("> " + line).rstrip() for line in lines]


def in_division(lines):
    return ['<div class="note">', "", *lines, "", "</div>"]


def in_cell(lines):
    return ["<table>", "", "<thead>", "", "<tr>", "", "<th>", "", "One", "", "</th>", "", "<th>", "", "Two", "", "</th>", "", "</tr>", "", "</thead>", "", "<tbody>", "", "<tr>", "",
            "<td>", "", *lines, "", "</td>", "", "<td>", "", "Beside it.", "", "</td>", "", "</tr>", "", "</tbody>", "", "</table>"]


def in_header_cell(lines):
    return ["<table>", "", "<thead>", "", "<tr>", "", "<th>", "", *([] if has_words(lines) else ["Head.", ""]), *lines, "", "</th>", "", "</tr>", "", "</thead>", "", "<tbody>", "", "<tr>", "",
            "<td>", "", "Below it.", "", "</td>", "", "</tr>", "", "</tbody>", "", "</table>"]


OUTER = [in_bullet, first_in_bullet, in_number, in_quotation, in_division, in_cell, in_header_cell]
LONG = (chart, contents)  # once in each is enough


# ---- the report

def pairs():
    """Every block in every other, and again in another one round that."""
    out, n = [], 0
    for outer in OUTER:
        out.append([])
        for inner in INNER:
            n += 1
            out[-1] += [*outer(inner(n)), "", f"Between {n}.", ""]
    for far in OUTER:
        out.append([])
        for near in OUTER:
            for inner in INNER:
                if inner not in LONG:
                    n += 1
                    out[-1] += [*far(near(inner(n))), "", f"Between {n}.", ""]
    return out


def deep_bullets(depth=12):
    return [f"{'  ' * level}- Level {level + 1}: {words(3, level)}" for level in range(depth)]


def one_in_another(depth=8):
    """A chain of all that blocks stand in."""
    lines = paragraph(0)
    for level in range(depth):
        lines = OUTER[level % (len(OUTER) - 1)](lines)
    return lines


def long_table(rows):
    lines = ["| Number | Post | Service | FTE | What is said |", "|---:|---|---|---:|---|"]
    lines += [f"| {n} | Officer {n} | Service {n % 40} | {n % 7}.{n % 10} | {words(1 + n % 3, n)} |" for n in range(1, rows + 1)]
    return [*lines, "", '{#sixty caption="A table of sixty pages" header-columns=2 total=last}']


def wide_table(rows):
    """Its longest words fit a page across only."""
    heads = ["Reference", "Description", "Consequences", "Likelihood", "Mitigation", "Responsibility"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [f"| R{n} | {' | '.join(['overwhelmingly', words(1, n), 'incommensurately', *['disproportionately'] * 2])} |" for n in range(1, rows + 1)]
    return ["The wide ones are:", "", *lines, "", '{caption="A table across" number="auto" header-columns=1}']


def grouped_table(groups, rows):
    """Groups with heads of their own, labels over several rows, and totals."""
    def cell(tag, text):
        return [tag, "", text, "", f"</{tag[1:3]}>", ""]

    def line(*cells):
        return ["<tr>", "", *(part for each in cells for part in each), "</tr>", ""]

    lines = ["<table>", "", "<thead>", "", *line(*(cell('<th scope="col">', head) for head in ("Service", "Post", "What changes"))), "</thead>", ""]
    for group in range(groups):
        lines += ["<tbody>", "", *line(cell('<th colspan="3" scope="rowgroup">', f"Group {group + 1}: {words(1, group)}"))]
        for n in range(0, rows, 4):
            label = cell('<th rowspan="4" scope="rowgroup">', f"Service {group + 1}.{n // 4 + 1}")
            lines += [part for i in range(4) for part in line(*([label] if i == 0 else []), cell("<td>", f"Post {n + i}"), cell("<td>", words(1 + (n + i) % 5, n + i)))]
        lines += ["</tbody>", ""]
    return [*lines, "<tfoot>", "", *line(cell('<th scope="row">', "All"), cell("<td>", str(groups * rows)), cell("<td>", "in all groups")), "</tfoot>", "", "</table>"]


def over_pages():
    """What goes on from page to page in each of the places where it may stand."""
    rows = ["| [Number](#end) | Said `here` |", "|---|---|", *(f"| {n} | {words(2, n)} [to the end](#end) |" for n in range(60)), "", "{header-columns=1}"]
    inner = [[words(300)], ["```", *(f"line {n} of the code" for n in range(90)), "```"], [f"- item {n}, {words(1, n)}" for n in range(70)], rows,
             [f"> {words(250)}"], ['<div class="fields">', "", *(line for n in range(40) for line in ('<div class="field">', "", f"Term {n}", "", words(3, n), "", "</div>", "")), "</div>"],
             ['<div class="recommendations">', "", *(f"{n}. {words(2, n)}" for n in range(1, 60)), "", "</div>"]]
    out = []
    for lines in inner:
        for outer in (list, in_bullet, in_quotation, in_cell):
            out += [*outer(lines), "", "Then.", ""]
    return out


def risks(count):
    def prose(n, paragraphs):
        return "\n\n".join(words(4 + (n + i) % 9, n + i) + "." for i in range(paragraphs))
    return "".join(f"""<risk id="risk-{n}" owner="p0" likelihood="{1 + n % 4}" impact="{1 + n % 4}"><risk-text>{prose(n, 1)}</risk-text>
<response>{prose(n + 1, 3 if n == 150 else 1)}</response></risk>""" for n in range(1, count + 1))


DIRECTORATES, TEAM = 8, 6


def organisation():
    units, posts, lines, changes = [], ['<post id="p0"><title>Chief Executive</title></post>'], [], []
    for d in range(1, DIRECTORATES + 1):
        units.append(f'<unit id="d{d}" kind="directorate"><name>Directorate {d}</name></unit>')
        posts.append(f'<post id="p{d}" unit="d{d}" grade="D{d}" fte="1"><title>Director {d}, {WORDS[d % 6]}</title></post>')
        lines.append(f'<line from="p{d}" to="p0"/>')
        for t in range(1, TEAM + 1):
            posts.append(f'<post id="p{d}-{t}" unit="d{d}" fte="1"><title>Head of service {d}.{t}</title></post>')
            lines.append(f'<line from="p{d}-{t}" to="p{d}"/>')
        changes.append(f'<delete id="del-{d}" subject="p{d}-{TEAM}"/>')
        changes.append(f'<create id="new-{d}"><post id="n{d}" unit="d{d}"><title>New post {d}</title></post><line from="n{d}" to="p{d}"/></create>')
    return f'<organisation>{"".join(units + posts + lines)}</organisation><changes><set id="set">{"".join(changes)}</set></changes>'


def charts(count):
    roots = [f"d{d}" for d in range(1, DIRECTORATES + 1)] + ["p0"]
    out = []
    for n in range(count):
        state = ("current", "proposed", "changes")[n % 3]
        root = roots[(n // 3) % len(roots)]
        out += [f"Chart {n + 1} shows what is {state} below {root}.", "", f"```chart {state} root={root} functions={('panel', 'box', 'none')[n % 3]}", "```", "",
                f'{{#chart-{n + 1} caption="Chart {n + 1} of {root}"}}', ""]
    return out


def section(name, lines):
    body = "\n".join(lines)
    return f'<section id="{name}" role="plain"><title>{name.capitalize()}</title><body><![CDATA[\n{body}\n]]></body></section>\n'


def report():
    sections = [section(f"nested-{i}", lines) for i, lines in enumerate(pairs())]
    sections.append(section("deep", [*deep_bullets(), "", *one_in_another()]))
    sections.append(section("long", over_pages()))
    sections.append(section("rows", long_table(1100)))
    sections.append(section("across", [*wide_table(40), "", "A few words behind it.", "", *wide_table(3)]))
    sections.append(section("groups", grouped_table(6, 24)))
    sections.append('<section id="register" role="plain"><title>Register</title><generated part="risks"/></section>\n')
    sections.append(section("charts", charts(40)))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="torture" house="standard">
<title>Everything at once</title>
<authority id="council" nation="england"><name>Northmoor Council</name></authority>
<meeting id="meeting" date="2026-03-02" item="4"><name>Employment Committee</name></meeting>
<people><person id="officer" name="Ada Clerk" post="Chief Executive"/></people>
<front><field code="contact"><person ref="officer"/></field></front>
<recommendations><recommendation id="rec-1"><text>That <actor/> <verb name="note"/> the report.</text></recommendation></recommendations>
{"".join(sections)}<section id="end" role="plain"><title>End</title><body>The last words.</body></section>
{organisation()}
<risks>{risks(300)}</risks>
</report>
"""


def write(folder):
    """The report's file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PICTURE).write_bytes(png(2, b"\x20\x80\xf0"))
    path = folder / "torture.xml"
    path.write_text(report(), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write(pathlib.Path(sys.argv[1])))
