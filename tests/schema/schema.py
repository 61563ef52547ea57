"""The schema of report.xml against the fixtures that the reader is held against (tests/unit/model/fixtures_test.cpp), and against the samples."""
import subprocess

import harness

SCHEMA = harness.ROOT / "src" / "model"
FIXTURES = harness.ROOT / "tests" / "data" / "model"


def verdicts(files):
    """What xmllint says of each file: True when the schema accepts it."""
    done = subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMA / "report.rng", *files], capture_output=True, text=True, timeout=300)
    lines = set(done.stderr.splitlines())
    said = {}
    for file in files:
        accepted, refused = f"{file} validates" in lines, f"{file} fails to validate" in lines
        assert accepted != refused, f"no verdict on {file}\n{done.stderr[-2000:]}"
        said[file] = accepted
    return said


class Schema(harness.Case):
    def files(self, pattern):
        files = sorted(FIXTURES.glob(pattern))
        self.assertGreater(len(files), 5)
        return files

    def test_the_generated_form_is_what_trang_makes(self):
        made = self.folder / "report.rng"
        harness.tool("trang", SCHEMA / "report.rnc", made)
        self.assertEqual(made.read_text(), (SCHEMA / "report.rng").read_text())

    def test_every_valid_fixture_is_accepted(self):
        for file, accepted in verdicts(self.files("valid/*.xml")).items():
            self.assertTrue(accepted, file.name)

    def test_every_fault_of_structure_is_refused(self):
        for file, accepted in verdicts(self.files("invalid/structure/*.xml")).items():
            self.assertFalse(accepted, file.name)

    def test_faults_of_meaning_are_beyond_the_schema(self):
        for file, accepted in verdicts(self.files("invalid/meaning/*.xml")).items():
            self.assertTrue(accepted, file.name)

    def test_every_sample_is_valid(self):
        samples = sorted((harness.ROOT / "samples").glob("*/report.xml"))
        self.assertTrue(samples)
        for file, accepted in verdicts(samples).items():
            self.assertTrue(accepted, file)


if __name__ == "__main__":
    harness.need("trang", "xmllint")
    harness.main()
