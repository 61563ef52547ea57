"""What a reader can lay beside the paper: header, headings with their numbers, runs of paragraph numbers, lists, tables and appendices."""
import json


def words(block):
    parts = []
    for inline in block.get("inlines", []):
        parts.append(inline.get("text", "") if inline["kind"] in ("text", "code") else "")
        parts.append(words({"inlines": inline.get("children", [])}))
        if inline["kind"] in ("soft_break", "line_break", "soft break", "line break"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def everything(block):
    return " / ".join(filter(None, [words(block)] + [everything(b) for b in block.get("blocks", [])]))


def mark(item):
    """The label of an item: a bullet, its number, or what it prints where it takes none among numbered ones."""
    return item.get("label", "") or ("(no number)" if "unnumbered" in item.get("classes", []) else "•")


class Outline:
    def __init__(self, document):
        self.lines = []
        self.run = []
        self.walk(document["blocks"], 0)
        self.end_run(0)

    def end_run(self, depth):
        if self.run:
            first, last = self.run[0], self.run[-1]
            self.lines.append("  " * depth + (first if first == last else f"{first} … {last} ({len(self.run)})"))
        self.run = []

    def walk(self, blocks, depth):
        for block in blocks:
            kind, classes, label = block["kind"], block.get("classes", []), block.get("label", "")
            if kind == "paragraph" and label:
                self.run.append(label)
                continue
            if kind == "paragraph":
                continue
            self.end_run(depth)
            if kind == "heading":
                self.lines.append("  " * depth + f"h{block['level']} {label} {words(block)}".replace("  ", " "))
            elif kind == "note":
                self.lines.append("  " * depth + f"note {block['text']}")
            elif kind == "table":
                self.table(block, depth)
            elif kind == "list":
                labels = [mark(item) for item in block["blocks"]]
                self.lines.append("  " * depth + f"list {labels[0]} … {labels[-1]} ({len(labels)})")
                self.walk([b for item in block["blocks"] for b in item.get("blocks", [])], depth + 1)
            elif block.get("drawing"):
                caption = next((words(b) for b in block.get("blocks", []) if b["kind"] == "caption"), "")
                self.lines.append("  " * depth + f"chart {label} {caption}".replace("  ", " ").rstrip())
            elif "field" in classes:
                self.lines.append("  " * depth + "field " + " | ".join(everything(b) for b in block["blocks"]))
            elif kind == "container":
                named = {"front", "banner", "recommendations", "appendix", "signatures"} & set(classes)
                if named:
                    self.lines.append("  " * depth + f"[{sorted(named)[0]}] {label}".rstrip())
                if "banner" in classes:
                    self.lines += ["  " * (depth + 1) + everything(b) for b in block["blocks"]]
                else:
                    self.walk(block["blocks"], depth + bool(named))
                    self.end_run(depth + bool(named))
            else:
                self.walk(block.get("blocks", []), depth + 1)

    def table(self, block, depth):
        rows = [row for group in block["blocks"] if group["kind"] == "row_group" or "row" in group["kind"] for row in group["blocks"]]
        caption = next((words(b) for b in block["blocks"] if b["kind"] == "caption"), "")
        head = " | ".join(everything(cell) for cell in rows[0]["blocks"]) if rows else ""
        self.lines.append("  " * depth + f"table {block.get('label', '')} {caption}".rstrip() + f" ({len(rows)} rows): {head[:160]}")


def outline(text):
    return "\n".join(Outline(json.loads(text)).lines) + "\n"


def recommendations(text):
    """Every recommendation of a document and each of its items, one a line, wherever the house places them."""
    lines = []

    def walk(blocks, inside):
        for block in blocks:
            here = inside or {"recommendations", "recommendation-list"} & set(block.get("classes", []))
            words_of = words(block) if block["kind"] == "paragraph" else ""
            if here and block["kind"] == "item":
                first = block["blocks"][0] if block.get("blocks") else {}
                lines.append(f"{mark(block)} {words(first)}")
                walk(block.get("blocks", [])[1:], here)
            elif here and words_of and (block.get("label") or (block.get("id") and "from" not in block.get("classes", []))):
                lines.append(f"{mark(block)} {words_of}")
            else:
                walk(block.get("blocks", []), here)

    walk(json.loads(text)["blocks"], False)
    return lines
