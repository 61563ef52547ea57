"""Pictures for tests, made here so that none has to be kept."""
import struct
import zlib


def png(colour_type, pixel, side=20):
    """A square picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + pixel * side for _ in range(side))
    palette = chunk(b"PLTE", bytes([200, 30, 30, 30, 30, 200])) if colour_type == 3 else b""
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, colour_type, 0, 0, 0)) + palette
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def one_of_each(folder):
    """A file for each kind of pixels that a PDF has to show."""
    kinds = {"rgb": png(2, b"\x20\x80\xf0"), "rgba": png(6, b"\xf0\x20\x20\x80"), "grey": png(0, b"\x80"), "palette": png(3, b"\1")}
    for name, data in kinds.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in kinds]
