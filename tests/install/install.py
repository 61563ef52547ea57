"""An installed prefix works after it was moved: the program renders the sample, and a ten-line program uses the library."""
import pathlib
import sys

import harness
from harness import SAMPLE, Case, run, tool

BUILD, CMAKE, COMPILER = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
CONSUMER = pathlib.Path(__file__).parent / "consumer"


class Install(Case):
    def setUp(self):
        super().setUp()
        tool(CMAKE, "--install", BUILD, "--prefix", self.folder / "first")
        (self.folder / "first").rename(self.folder / "moved prefix")
        self.prefix = self.folder / "moved prefix"

    def test_the_program_alone_renders_the_sample(self):
        alone = self.folder / "alone"
        alone.write_bytes((self.prefix / "bin" / "townclerk").read_bytes())
        alone.chmod(0o755)
        tool(alone, "render", SAMPLE, "-o", self.folder / "out")
        run("render", SAMPLE, "-o", self.folder / "here", expect=0)
        for path in (self.folder / "here").iterdir():
            self.assertEqual(path.read_bytes(), (self.folder / "out" / path.name).read_bytes(), path.name)

    def test_a_program_of_ten_lines(self):
        tool(CMAKE, "-G", "Ninja", "-S", CONSUMER, "-B", self.folder / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={COMPILER}")
        tool(CMAKE, "--build", self.folder / "build")
        done = tool(self.folder / "build" / "consumer", SAMPLE)
        self.assertEqual(done.stdout.decode().split(), ["peterborough-2017.md", "peterborough-2017.html", "peterborough-2017.pdf"])


if __name__ == "__main__":
    sys.argv[1:] = []
    harness.main()
