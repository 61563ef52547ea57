"""A small tagged PDF, made by hand for the tests of what reads it."""

CMAP = b"""/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0001> <00660069> endbfchar
2 beginbfrange <0020> <007E> <0020> <0100> <0101> [<00A3> <2022>] endbfrange
endcmap end"""


def codes(text):
    """Text in the test font's two-byte codes, as a hex string; ligature, pound and bullet by their own."""
    own = {"\u00a3": 0x100, "\u2022": 0x101}
    out = "".join(f"{own.get(c, ord(c)):04X}" for c in text.replace("fi", "\x01"))
    return f"<{out}>"


def pdf(objects, streams):
    """The bytes of a file whose object 1 is the catalogue; `streams` are {number: (dictionary entries, data)}."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted({**{n: b.encode("latin-1") for n, b in objects.items()},
                                **{n: f"<<{d}/Length {len(s)}>>\nstream\n".encode("latin-1") + s + b"\nendstream" for n, (d, s) in streams.items()}}.items()):
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    size = max(offsets) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        out += f"{offsets[number]:010d} 00000 n \n".encode()
    return bytes(out + f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode())


def report(last="end.", alternative="Crest", destination_y=730):
    """Two pages: a heading, a paragraph over both pages with a link, a bullet list and a figure; a running head as artifact."""
    first = (f"/Artifact BMC BT /F0 8 Tf 50 800 Td {codes('Page 1')} Tj ET EMC\n"
             f"/H1 <</MCID 0>> BDC BT /F0 16 Tf 1 0 0 1 50 720 Tm {codes('1')} Tj ET EMC\n"
             f"/H1 <</MCID 1>> BDC BT /F0 16 Tf 60 720 Td [{codes(' Pur')} -20 {codes('pose')}] TJ ET EMC\n"
             f"/P <</MCID 2>> BDC BT /F0 12 Tf 50 600 Td {codes('A fine ')} Tj 0 -14 Td {codes('sum of £1m, ')} Tj ET EMC\n").encode()
    second = (f"/Link <</MCID 0>> BDC BT /F0 12 Tf 50 700 Td {codes('see there')} Tj ET EMC\n"
              f"/P <</MCID 1>> BDC BT /F0 12 Tf 90 700 Td {codes(', the ' + last)} Tj ET EMC\n"
              f"/Lbl <</MCID 2>> BDC BT /F0 12 Tf 50 650 Td {codes('•')} Tj ET EMC\n"
              f"/LBody <</MCID 3>> BDC BT /F0 12 Tf 60 650 Td {codes('point')} Tj ET EMC\n"
              f"/Figure <</MCID 4>> BDC BT /F0 12 Tf 50 500 Td {codes('inner')} Tj ET EMC\n").encode()
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R/Names<</Dests 17 0 R>>>>",
        2: "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]/Resources<</Font<</F0 5 0 R>>>>>>",
        3: "<</Type/Page/Parent 2 0 R/Contents 18 0 R>>",
        4: "<</Type/Page/Parent 2 0 R/Contents[19 0 R]>>",
        5: "<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[]/ToUnicode 20 0 R>>",
        6: "<</Type/StructTreeRoot/K 7 0 R/RoleMap<</Bullet/Lbl>>>>",
        7: "<</S/Document/P 6 0 R/K[8 0 R 10 0 R 12 0 R 16 0 R]>>",
        8: "<</S/H1/P 7 0 R/Pg 3 0 R/K[9 0 R 1]>>",
        9: "<</S/Span/P 8 0 R/Pg 3 0 R/K 0>>",
        10: "<</S/P/P 7 0 R/Pg 3 0 R/K[2 11 0 R <</Type/MCR/Pg 4 0 R/MCID 1>>]>>",
        11: "<</S/Link/P 10 0 R/Pg 4 0 R/K[0 <</Type/OBJR/Obj 4 0 R>>]>>",
        12: "<</S/L/P 7 0 R/K 13 0 R>>",
        13: "<</S/LI/P 12 0 R/K[14 0 R 15 0 R]>>",
        14: "<</S/Bullet/P 13 0 R/Pg 4 0 R/K 2>>",
        15: "<</S/LBody/P 13 0 R/Pg 4 0 R/K 3>>",
        16: f"<</S/Figure/P 7 0 R/Pg 4 0 R/K 4/Alt({alternative})>>",
        17: f"<</Names[(last)[4 0 R/XYZ 0 660 0](purpose)<</D[3 0 R/XYZ 0 {destination_y} 0]>>]>>",
    }
    return pdf(objects, {18: ("", first), 19: ("", second), 20: ("", CMAP)})


HTML = """<!DOCTYPE html><html><head><title>Not read</title><style>p { }</style></head><body><a class="skip" href="#main">Skip to content</a>
<nav class="page-contents"><ul><li>Purpose</li></ul></nav>
<main id="main"><h1 id="purpose"><span class="num">1</span> <span class="title">Purpose</span></h1>
<p>A fine sum of &pound;1m, <a href="#last">see there</a>, the end.</p><ul><li id="last">point</li></ul><figure><img src="x.png" alt="Crest"></figure></main></body></html>
"""
MARKDOWN = """# <a id="purpose"></a>1 Purpose

A fine sum of £1m, [see there](#last), the end.

- <a id="last"></a>point

![Crest](x.png)
"""
