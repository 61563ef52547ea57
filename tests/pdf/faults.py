"""What only the PDF writer can find out: exit 2, the code, no output."""
import struct
import zlib

from harness import Case, main, report, run


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class Faults(Case):
    def test_picture_with_too_few_pixels(self):
        rows = zlib.compress(b"\0\x80")  # one of twenty
        self.write("crest.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 20, 8, 0, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
        self.write("report.xml", report("![The crest](crest.png)"))
        done = run("render", "report.xml", "-o", "out", "-f", "pdf", cwd=self.folder, expect=2)
        self.assertIn("error[P101]: picture 'crest.png': the PNG picture is damaged", done.err)
        self.assertFalse((self.folder / "out" / "small.pdf").exists())

    def test_a_title_too_long_for_an_archive(self):
        self.write("report.xml", report(title="Restructure " * 3000))
        done = run("render", "report.xml", "-o", "out", "-f", "pdf", cwd=self.folder, expect=2)
        self.assertIn("error[P101]: the title is longer than PDF/A allows (some 16,000 letters): 'Restructure Restructure", done.err)


if __name__ == "__main__":
    main()
