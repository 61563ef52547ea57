"""Every sample against its golden outline, and every recommendation of every sample in every house.

    TOWNCLERK=build/townclerk PYTHONPATH=tests/harness python3 tests/samples/samples.py --accept

writes the goldens anew: read the difference before it is committed."""
import functools
import pathlib
import sys
import xml.etree.ElementTree

from harness import ROOT, Case, main, run
from outline import outline, recommendations
from papers import HOUSES, SAMPLES, withholds

GOLDENS = pathlib.Path(__file__).parent / "outlines"
COUNCILS = [house for house in HOUSES if house != "standard"]


@functools.lru_cache(maxsize=None)
def document(report, *options):
    return run("inspect", "--stage", "document", "--json", *options, report.relative_to(ROOT), cwd=ROOT, expect=0).out


def goldens():
    """Each golden's name, the sample and the options that it shows: a sample that withholds something in both editions."""
    for report in SAMPLES:
        yield f"{report.parent.name}.txt", report, ()
        if withholds(report):
            yield f"{report.parent.name}.exempt.txt", report, ("--edition", "exempt")


def all_recommendations():
    out = []
    for report in SAMPLES:
        for house in COUNCILS:
            out.append(f"## {report.parent.name} in the house {house}\n")
            found = recommendations(document(report, "--house", house))
            if not found and "<recommendation " in report.read_text():
                raise AssertionError(f"{report.parent.name} has recommendations, of which the house {house} prints none")
            out += found
            out.append("")
    return "\n".join(out)


def letters(text):
    """Without what typography may change."""
    return "".join(c for c in text if c.isalnum())


def said_in_front(report):
    """The values, people and signatures that the public may read; a language of its own beside the report's is left out."""
    space, lang = "{urn:townclerk:report:1}", "{http://www.w3.org/XML/1998/namespace}lang"
    root = xml.etree.ElementTree.parse(report).getroot()
    people = {person.get("id"): person.get("name") for person in root.iter(space + "person") if person.get("public") != "no"}
    front = root.find(space + "front")
    for field in front.iter(space + "field"):
        if field.get("exempt"):
            continue
        yield from (value.text for value in field.iter(space + "value") if value.get(lang) is None)
        yield from (people[person.get("ref")] for person in field.iter(space + "person") if person.get("ref") in people)
    yield from (signature.get("name") for signature in front.iter(space + "signature"))


class Samples(Case):
    def test_outlines(self):
        for name, report, options in goldens():
            with self.subTest(name):
                self.assertEqual((GOLDENS / name).read_text(), outline(document(report, *options)))

    def test_recommendations_in_every_house(self):
        self.assertEqual((GOLDENS / "recommendations.md").read_text(), all_recommendations())

    def test_no_house_loses_what_the_header_says(self):
        for report in SAMPLES:
            for house in COUNCILS:
                printed = letters(document(report, "--house", house))
                for said in said_in_front(report):
                    with self.subTest(report=report.parent.name, house=house):
                        self.assertTrue(letters(said) in printed, said)

    def test_every_sample_in_every_house(self):
        for report in SAMPLES:
            for house in HOUSES:
                with self.subTest(report=report.parent.name, house=house):
                    done = run("check", "--house", house, report.relative_to(ROOT), cwd=ROOT)
                    self.assertEqual(done.returncode, 0, done.err)


if __name__ == "__main__":
    if "--accept" in sys.argv:
        for name, sample, options in goldens():
            (GOLDENS / name).write_text(outline(document(sample, *options)))
        (GOLDENS / "recommendations.md").write_text(all_recommendations())
    else:
        main()
