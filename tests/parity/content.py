"""PDF page content: tokens, operators, and the text under each marked-content id."""
import re

TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]+|%[^\r\n]*"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<string>\()"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
    rb"|(?P<operator>[^\x00\t\n\f\r ()<>\[\]{}/%]+)", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal_string(data, at):
    """The bytes of a literal string whose opening bracket stands before `at`, and the offset behind it."""
    out = bytearray()
    depth = 1
    while True:
        c = data[at:at + 1]
        at += 1
        if c == b"":
            raise ValueError("a string does not end")
        if c == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal[0], 8) & 255)
                at = octal.end()
                continue
            c = data[at:at + 1]
            at += 1
            if c == b"\r" and data[at:at + 1] == b"\n":
                at += 1
            if c not in (b"\r", b"\n"):
                out += ESCAPES.get(c, c)
            continue
        depth += (c == b"(") - (c == b")")
        if depth == 0:
            return bytes(out), at
        out += c


def operations(data):
    """(operator, operands): names are str, strings bytes, numbers float, arrays lists, dictionaries dicts."""
    stack, holders, at = [], [], 0
    while at < len(data):
        found = TOKEN.match(data, at)
        if not found:
            raise ValueError(f"page content is not understood at {data[at:at + 20]!r}")
        at = found.end()
        kind = found.lastgroup
        if kind is None:
            continue
        if kind == "open":
            holders.append(stack)
            stack = []
        elif kind == "close":
            made = stack if found["close"] == b"]" else dict(zip(stack[::2], stack[1::2]))
            stack = holders.pop()
            stack.append(made)
        elif kind == "string":
            value, at = literal_string(data, at)
            stack.append(value)
        elif kind == "hex":
            digits = b"".join(found["hex"][1:-1].split())
            stack.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif kind == "name":
            stack.append(found["name"].decode("latin-1"))
        elif kind == "number":
            stack.append(float(found["number"]))
        elif found["operator"] in (b"true", b"false", b"null"):
            stack.append(found["operator"].decode("ascii"))
        else:
            yield found["operator"].decode("latin-1"), stack
            stack = []


class Cmap:
    """What a font's ToUnicode says: codes to text."""

    def __init__(self, data):
        self._lengths = set()
        self._text = {}
        for operator, operands in operations(data):
            if operator == "endcodespacerange":
                self._lengths.update(len(code) for code in operands[::2])
            elif operator == "endbfchar":
                for code, text in zip(operands[::2], operands[1::2]):
                    self._text[code] = text.decode("utf-16-be")
            elif operator == "endbfrange":
                for first, last, target in zip(operands[::3], operands[1::3], operands[2::3]):
                    self._range(first, last, target)

    def _range(self, first, last, target):
        for i in range(int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1):
            code = (int.from_bytes(first, "big") + i).to_bytes(len(first), "big")
            if isinstance(target, list):
                self._text[code] = target[i].decode("utf-16-be")
            else:
                text = target[:-2] + (int.from_bytes(target[-2:], "big") + i).to_bytes(2, "big")
                self._text[code] = text.decode("utf-16-be")

    def decode(self, codes):
        out, at = "", 0
        while at < len(codes):
            for length in sorted(self._lengths):
                if codes[at:at + length] in self._text:
                    out += self._text[codes[at:at + length]]
                    break
            else:
                length = min(self._lengths, default=1)
                out += "\ufffd"
            at += length
        return out


def times(a, b):
    """Matrix product: first a, then b."""
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


class Content:
    """Reads a page's content; `marked` is {mcid: [(text, y)…]}, `order` the mcids as they are drawn, `loose` the text outside marks and artifacts."""

    IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def __init__(self, data, fonts):
        self.marked = {}
        self.order = []
        self.loose = ""
        self._fonts = fonts
        self._font = None
        self._marks = []
        self._matrix, self._saved = self.IDENTITY, []
        self._line, self._leading = self.IDENTITY, 0.0
        for operator, operands in operations(data):
            self._do(operator, operands)

    def _do(self, operator, operands):
        if operator == "BDC":
            properties = operands[1] if isinstance(operands[1], dict) else {}
            self._marks.append("artifact" if operands[0] == "Artifact" else properties.get("MCID"))
            if isinstance(self._marks[-1], float):
                self.order.append(int(self._marks[-1]))
        elif operator == "BMC":
            self._marks.append("artifact" if operands[0] == "Artifact" else None)
        elif operator == "EMC":
            self._marks.pop()
        elif operator == "q":
            self._saved.append((self._matrix, self._font))
        elif operator == "Q":
            self._matrix, self._font = self._saved.pop()
        elif operator == "cm":
            self._matrix = times(tuple(operands), self._matrix)
        elif operator == "BT":
            self._line = self.IDENTITY
        elif operator == "Tf":
            self._font = self._fonts.get(operands[0])
        elif operator == "TL":
            self._leading = operands[0]
        elif operator == "Tm":
            self._line = tuple(operands)
        elif operator in ("Td", "TD"):
            self._move(operands[0], operands[1])
            if operator == "TD":
                self._leading = -operands[1]
        elif operator == "T*":
            self._move(0.0, -self._leading)
        elif operator == "Tj":
            self._show([operands[0]])
        elif operator == "TJ":
            self._show(operands[0])
        elif operator in ("'", '"'):
            self._move(0.0, -self._leading)
            self._show([operands[-1]])

    def _move(self, x, y):
        self._line = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, pieces):
        if self._font is None:
            raise ValueError("text is shown in a font without ToUnicode")
        text = "".join(self._font.decode(piece) for piece in pieces if isinstance(piece, bytes))
        if "artifact" in self._marks:
            return
        marks = [mark for mark in self._marks if mark is not None]
        if marks:
            self.marked.setdefault(int(marks[-1]), []).append((text, times(self._line, self._matrix)[5]))
        else:
            self.loose += text
