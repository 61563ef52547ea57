"""Other people's programs that read PDFs: all of them must find nothing to say."""
import os

from harness import tool

NEEDED = ("qpdf", "mutool", "gs", "pdftotext")
OWN = b"warning: ICC support is not available\n"  # says Debian's mutool of any file with an output intent


def complaints(pdf):
    """What each program says of a file, by name; empty when all are content. One that fails is the test's failure."""
    said = {"qpdf": tool("qpdf", "--check", pdf).stderr}
    drawn = tool("mutool", "draw", "-q", "-F", "stext", "-o", os.devnull, pdf)
    said["mutool"] = (drawn.stdout + drawn.stderr).replace(OWN, b"")
    printed = tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", pdf)
    said["gs"] = printed.stdout + printed.stderr
    said["pdftotext"] = tool("pdftotext", pdf, os.devnull).stderr
    return {name: words for name, words in said.items() if words}
