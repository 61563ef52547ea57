"""Inputs that are made to hurt: each is a small report with one bomb in it. Used by the tests and by the benchmark."""
from harness import report

DEEP = 100_000
COLUMNS = 10_000


def deep_xml():
    return report(extra="<section>" * DEEP)


def deep_markdown():
    return report("> " * DEEP + "deep")


def deep_lists():
    return report("".join("  " * i + "- item\n" for i in range(2_000)))


def wide_table():
    return report("|" + "a|" * COLUMNS + "\n|" + "-|" * COLUMNS + "\n|" + "b|" * COLUMNS)


def wide_rich_table():
    return report("<table>\n\n<tbody>\n\n<tr>\n\n" + "<td>\n\nx\n\n</td>\n\n" * COLUMNS + "</tr>\n\n</tbody>\n\n</table>")


def brackets():
    return report("![[]()" * 40_000)


def stars():
    return report("*a_ " * 60_000)


def ticks():
    return report("".join("`" * (i % 300) + " " for i in range(1_600)))


def angles():
    return report("<" * 240_000)


def many_attributes():
    return report(extra="<section id='x' " + " ".join(f"a{i}=''" for i in range(100_000)) + "/>")


def big_file():
    return report("a" * (200 << 20))


# name: (maker, code, text that the message must have)
BOMBS = {
    "xml nested 100,000 deep": (deep_xml, "X", "nested"),
    "quotations nested 100,000 deep": (deep_markdown, "K", "quotations"),
    "lists nested 2,000 deep": (deep_lists, "K", "nest"),
    "a table of 10,000 columns": (wide_table, "K", "column"),
    "a rich table of 10,000 columns": (wide_rich_table, "K", "column"),
    "240 kB of ![[]()": (brackets, "K", "["),
    "240 kB of <": (angles, "K", "<"),
    "an element of 100,000 attributes": (many_attributes, "X", "attribute"),
    "a file of 200 MB": (big_file, "A102", "bytes"),
}
# Odd, but no fault: these render, and in time.
HEAVY = {
    "240 kB of emphasis marks": stars,
    "runs of backticks": ticks,
}
