"""What can be made of the samples: each paper as a name and the options of `render`."""
import re

from harness import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*/report.xml"))
HOUSES = sorted(house.parent.name for house in (ROOT / "templates").glob("*/house.xml"))


def withholds(report):
    return " exempt=" in report.read_text()


def editions_and_languages(report):
    text = report.read_text()
    for edition in ("public", "exempt") if withholds(report) else ("public",):
        for language in ("", *sorted(set(re.findall(r'<title xml:lang="(\w+)"', text)))):
            yield (edition, language), ("--edition", edition, *(("--lang", language) if language else ()))


def own_papers():
    """For every meeting, in the house that the report names for it."""
    for report in SAMPLES:
        for meeting in re.findall(r'<meeting id="([\w-]+)"', report.read_text()) or [""]:
            for (edition, language), options in editions_and_languages(report):
                addressed = ("--meeting", meeting) if meeting else ()
                yield ".".join(filter(None, (report.parent.name, meeting, language, edition))), report, (*addressed, *options)


def in_every_house():
    """For the last meeting."""
    for report in SAMPLES:
        for house in HOUSES:
            for (edition, language), options in editions_and_languages(report):
                yield ".".join(filter(None, (report.parent.name, "in", house, language, edition))), report, ("--house", house, *options)
