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
