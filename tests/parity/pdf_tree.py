"""The flow of a tagged PDF, read from its structure tree and nothing else, over qpdf's JSON."""
import base64
import json
import re
import subprocess

from content import Cmap, Content
from flow import Flow

INLINE = {"Span", "Link", "Code", "Reference", "Quote", "Em", "Strong", "Sub"}
REFERENCE = re.compile(r"\d+ \d+ R")


class Pdf:
    def __init__(self, path):
        made = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", str(path)], capture_output=True, check=True)
        self._objects = json.loads(made.stdout)["qpdf"][1]
        self._root = self.value(self.value("trailer")["/Root"])
        self._pages = []
        self._collect_pages(self._root["/Pages"], {})
        self._number = {reference: i for i, (reference, _) in enumerate(self._pages)}
        self._contents = {}
        self._roles = self.value(self.value(self._root.get("/StructTreeRoot"), {}).get("/RoleMap"), {})

    def value(self, thing, default=None):
        """A thing, through references; of a stream its dictionary."""
        if isinstance(thing, str) and (thing == "trailer" or REFERENCE.fullmatch(thing)):
            held = self._objects.get(thing if thing == "trailer" else f"obj:{thing}", {})
            thing = held["stream"]["dict"] if "stream" in held else held.get("value")
        return default if thing is None else thing

    def _stream(self, reference):
        return base64.b64decode(self._objects[f"obj:{reference}"]["stream"]["data"])

    def _collect_pages(self, reference, inherited):
        node = self.value(reference)
        inherited = {**inherited, **{k: node[k] for k in ("/Resources",) if k in node}}
        if "/Kids" not in node:
            self._pages.append((reference, {**inherited, **node}))
        for kid in self.value(node.get("/Kids"), []):
            self._collect_pages(kid, inherited)

    def _content(self, page_reference):
        if page_reference not in self._contents:
            page = self._pages[self._number[page_reference]][1]
            fonts = self.value(self.value(page.get("/Resources"), {}).get("/Font"), {})
            maps = {}
            for name, font in fonts.items():
                to_unicode = self.value(font, {}).get("/ToUnicode")
                maps[name[1:]] = Cmap(self._stream(to_unicode)) if to_unicode else None
            held = page.get("/Contents", [])
            held = self.value(held) if isinstance(self.value(held), list) else [held]
            content = Content(b"\n".join(self._stream(part) for part in held), maps)
            if content.loose.strip():
                raise ValueError(f"page {self._number[page_reference] + 1} has text outside the structure tree: {content.loose.strip()[:60]!r}")
            self._contents[page_reference] = content
        return self._contents[page_reference]

    # ---- words

    def flow(self):
        flow = Flow()
        root = self.value(self._root.get("/StructTreeRoot"))
        if root is None:
            raise ValueError("the PDF has no structure tree")
        self._kids(root.get("/K"), None, flow)
        flow.cut()
        return flow

    def _kids(self, kids, page, flow, with_text=True):
        held = self.value(kids, [])
        for kid in held if isinstance(held, list) else [kids]:
            thing = self.value(kid)
            if isinstance(thing, int):
                if with_text:
                    self._marked(page, thing, flow)
            elif isinstance(thing, dict) and thing.get("/Type") == "/MCR":
                if with_text:
                    self._marked(thing.get("/Pg", page), thing["/MCID"], flow)
            elif isinstance(thing, dict) and thing.get("/Type") != "/OBJR":
                self._element(thing, thing.get("/Pg", page), flow)

    def _element(self, element, page, flow):
        kind = element["/S"][1:]
        kind = self._roles.get("/" + kind, "/" + kind)[1:]
        if kind not in INLINE:
            flow.cut()
        if kind == "Lbl":
            self._label(element, page, flow)
        elif "/Alt" in element:
            flow.text(element["/Alt"][2:] if element["/Alt"][:2] == "u:" else element["/Alt"])
            flow.cut()
            self._kids(element.get("/K"), page, flow, with_text=False)
        else:
            self._kids(element.get("/K"), page, flow)
        if kind not in INLINE:
            flow.cut()

    def _label(self, element, page, flow):
        """A bullet is the viewer's in the other formats."""
        alone = Flow()
        self._kids(element.get("/K"), page, alone)
        alone.cut()
        if any(character.isalnum() for word in alone.words for character in word):
            flow.words += alone.words
            flow.places += alone.places

    def _marked(self, page, mcid, flow):
        for text, y in self._content(page).marked.get(mcid, []):
            flow.text(text, (self._number[page], y))

    # ---- structure

    def structure(self):
        """Elements and marked content in the tree's order: ("begin", type), ("mark", (page, mcid)), ("end", type)."""
        yield from self._inside(self.value(self._root["/StructTreeRoot"])["/K"], None)

    def _inside(self, kids, page):
        held = self.value(kids, [])
        for kid in held if isinstance(held, list) else [kids]:
            thing = self.value(kid)
            if isinstance(thing, int):
                yield "mark", (self._number[page], thing)
            elif thing.get("/Type") == "/MCR":
                yield "mark", (self._number[thing.get("/Pg", page)], thing["/MCID"])
            elif thing.get("/Type") != "/OBJR":
                yield "begin", thing["/S"][1:]
                yield from self._inside(thing.get("/K"), thing.get("/Pg", page))
                yield "end", thing["/S"][1:]

    def order_drawn(self):
        """(page, mcid) of all marked content as it is drawn."""
        return [(self._number[page], mcid) for page, _ in self._pages for mcid in self._content(page).order]

    # ---- destinations

    def destinations(self):
        """{name: (page, y)} of all named destinations."""
        found = {}
        names = self.value(self._root.get("/Names"), {}).get("/Dests")
        self._name_tree(names, found)
        for name, destination in self.value(self._root.get("/Dests"), {}).items():
            found[name[1:]] = self._destination(destination)
        return found

    def _name_tree(self, reference, found):
        node = self.value(reference, {})
        names = self.value(node.get("/Names"), [])
        for name, destination in zip(names[::2], names[1::2]):
            found[self._string(name)] = self._destination(destination)
        for kid in self.value(node.get("/Kids"), []):
            self._name_tree(kid, found)

    @staticmethod
    def _string(text):
        return bytes.fromhex(text[2:]).decode("utf-8") if text.startswith("b:") else text[2:]

    def _destination(self, destination):
        held = self.value(destination)
        held = self.value(held["/D"]) if isinstance(held, dict) else held
        return self._number[held[0]], float(held[3]) if held[1] == "/XYZ" else float(held[2])
