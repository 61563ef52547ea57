"""The schema of house.xml against the houses that townclerk brings, and against faults of structure."""
import subprocess

import harness

SCHEMA = harness.ROOT / "src" / "house"

FAULTS = {
    "an unknown element": "<roels/>",
    "an unknown attribute": '<numbering section="1"/>',
    "a missing attribute": "<header><field><label>A</label></field></header>",
    "a value out of its range": '<recommendations verb="thrid-person"/>',
    "a position that is none": '<header><field code="a" position="grid 0"><label>A</label></field></header>',
    "a code with a space": '<header><field code="A b"><label>A</label></field></header>',
    "a form of numbers that is none": '<numbering lists="(x)"/>',
    "words between roles": "<roles>words</roles>",
    "an element twice": "<roles/><roles/>",
    "an element in words": "<name>a<b/></name>",
}


class House(harness.Case):
    def accepted(self, file):
        done = subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMA / "house.rng", file], capture_output=True, text=True, timeout=60)
        self.assertIn(f"{file} {'validates' if done.returncode == 0 else 'fails to validate'}", done.stderr)
        return done.returncode == 0

    def test_the_generated_form_is_what_trang_makes(self):
        made = self.folder / "house.rng"
        harness.tool("trang", SCHEMA / "house.rnc", made)
        self.assertEqual(made.read_text(), (SCHEMA / "house.rng").read_text())

    def test_every_house_is_valid(self):
        houses = sorted((harness.ROOT / "templates").glob("*/house.xml"))
        self.assertGreater(len(houses), 1)
        for file in houses:
            self.assertTrue(self.accepted(file), file)

    def test_faults_of_structure_are_refused(self):
        for fault, inside in FAULTS.items():
            file = self.folder / "house.xml"
            file.write_text(f'<house xmlns="urn:townclerk:house:1" code="mine">{inside}</house>')
            self.assertFalse(self.accepted(file), fault)


if __name__ == "__main__":
    harness.need("trang", "xmllint")
    harness.main()
