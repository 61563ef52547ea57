"""`extract` gives back what a PDF carries, the paper made from it is the same, and no PDF makes it write where it should not or fill the memory."""
import json
import pathlib
import re
import resource
import shutil
import subprocess
import zlib

from carried import carried
from harness import PROGRAM, ROOT, Case, main, need, report, run, tool
from pictures import png

NORTHMOOR = ROOT / "samples" / "northmoor" / "report.xml"


def pdf(objects, root=1):
    """A small PDF with a classic table: objects as bytes, numbered from 1."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (root, len(objects) + 1, table)


def stream(data, entries=b""):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def carrying(*files):
    """A PDF with these files: (name, relationship, entries of the stream, its data)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R/AF[%s]>>" % b" ".join(b"%d 0 R" % (3 + 2 * i) for i in range(len(files))), b"<</Type/Pages/Kids[]/Count 0>>"]
    for i, (name, relationship, entries, data) in enumerate(files):
        objects.append(b"<</Type/Filespec/F(%s)/UF(%s)/AFRelationship/%s/EF<</F %d 0 R>>>>" % (name, name, relationship, 4 + 2 * i))
        objects.append(stream(data, entries))
    return pdf(objects)


def bomb(size):
    squeeze = zlib.compressobj(9)
    return b"".join(squeeze.compress(b"0 " * (1 << 20)) for _ in range(size >> 21)) + squeeze.flush()


def identifier(data):
    """What townclerk closes a file with: 128 bits of all that stands before its table."""
    odd, other, mask = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, (1 << 64) - 1

    def turned(word, by):
        return (word << by | word >> 64 - by) & mask

    first, second = len(data), ~len(data) & mask
    for at in range(0, len(data), 8):
        word = int.from_bytes(data[at:at + 8], "little")
        first = turned((first ^ word) * odd & mask, 29)
        second = turned((second + word * other) & mask, 31) * odd & mask
    return b"%016X%016X" % ((first ^ first >> 32) * other & mask, (second ^ second >> 29) * odd & mask)


class Extract(Case):
    def made(self, *options, source=NORTHMOOR):
        run("render", source, "-f", "pdf", "-o", self.folder / "out", *options, expect=0)
        return next((self.folder / "out").glob("*.pdf"))

    def test_what_is_extracted_makes_the_paper_again(self):
        paper = self.made("--edition", "exempt", "--meeting", "scrutiny", "--lang", "cy", "--house", "standard", "--draft")
        done = run("extract", paper, "-o", self.folder / "taken out", expect=0)
        listed, said = done.out.rsplit("The paper is made again with: ", 1)
        self.assertEqual(["report.xml", "survey-results.csv"], [pathlib.Path(line).name for line in listed.split("\n") if line])
        environment, _, arguments = said.rpartition("townclerk ")
        self.assertEqual("", environment)
        subprocess.run(f"{PROGRAM} {arguments}", shell=True, check=True, capture_output=True)
        again = next((self.folder / "taken out" / "again").glob("*.pdf"))
        self.assertEqual(paper.read_bytes(), again.read_bytes())
        self.assertEqual((NORTHMOOR.parent / "papers/survey-results.csv").read_bytes(), (self.folder / "taken out/papers/survey-results.csv").read_bytes())

    def test_what_the_paper_needs_besides_is_told(self):
        houses = self.folder / "houses"
        shutil.copytree(ROOT / "templates" / "standard", houses / "standard")
        with (houses / "standard" / "house.xml").open("a") as file:
            file.write("<!-- changed -->\n")
        self.write("in/map.png", png(2, b"\x20\x80\xf0"))
        source = self.write("in/report.xml", report("One.\n\n![A map](map.png)"))
        paper = self.made("--templates", houses, source=source)
        said = run("extract", paper, "-o", self.folder / "taken", expect=0).out
        self.assertIn("\nPut its pictures beside it first: map.png\n", said)
        self.assertIn("\nHOUSES is the folder of the houses with these files, which are not built in: standard/house.xml\n", said)
        shutil.copy(self.folder / "in" / "map.png", self.folder / "taken")
        arguments = said.rpartition("townclerk ")[2].replace("HOUSES", str(houses))
        subprocess.run(f"{PROGRAM} {arguments}", shell=True, check=True, capture_output=True)
        self.assertEqual(paper.read_bytes(), next((self.folder / "taken" / "again").glob("*.pdf")).read_bytes())

    def test_the_date_of_the_environment_is_told(self):
        source = self.write("in/report.xml", report().replace('  <meeting id="meeting" date="2026-03-02" item="4"><name>Employment Committee</name></meeting>\n', "")
                            .replace('<text>That <actor/> <verb name="note"/> the report.</text>', "<text>Note it.</text>").replace('id="rec-1"', 'id="rec-1" form="as-written"'))
        run("render", source, "-f", "pdf", "-o", self.folder / "out", env={"SOURCE_DATE_EPOCH": "86400"}, expect=0)
        paper = self.folder / "out" / "small.pdf"
        self.assertIn("with: SOURCE_DATE_EPOCH=86400 townclerk render ", run("extract", paper, "-o", self.folder / "taken", expect=0).out)
        self.assertIn("the same bytes", run("extract", paper, "--verify", expect=0).out)
        self.assertEqual("1970-01-02", json.loads(carried(paper, "townclerk.json"))["settings"]["fallback_date"])

    def test_a_folder_of_houses_has_to_be_there(self):
        paper = self.made(source=self.write("small.xml", report()))
        for command in (("extract", paper, "--verify"), ("render", self.folder / "small.xml")):
            self.assertIn("error[U101]", run(*command, "--templates", self.folder / "nowhere", expect=1).err)

    def test_a_model_that_cannot_be_read(self):
        model = b'<report xmlns="urn:townclerk:report:1" id="r" news="yes"/>'
        paper = self.write("newer.pdf", carrying((b"report.xml", b"Source", b"", model), (b"townclerk.json", b"Data", b"", b'{"tool": "townclerk 9", "settings": {}}')))
        told = run("extract", paper, "--verify", expect=2).err
        self.assertIn("report.xml in the PDF:1:", told)
        self.assertIn("cannot read the model: a newer program made it, or it is damaged", told)

    def test_nothing_is_written_over(self):
        paper = self.made()
        out = self.folder / "taken"
        self.write("taken/papers/survey-results.csv", "mine")
        done = run("extract", paper, "-o", out, expect=2)
        self.assertIn("error[A111]", done.err)
        self.assertEqual(["papers/survey-results.csv"], [str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()])
        run("extract", paper, "-o", out, "--replace", expect=0)
        self.assertNotEqual("mine", (out / "papers/survey-results.csv").read_text())
        self.assertIn("error[U101]", run("extract", paper, expect=1).err)
        self.assertIn("error[U101]", run("extract", paper, "-o", out, "--verify", expect=1).err)

    def test_verify_names_what_differs(self):
        houses = self.folder / "houses"
        shutil.copytree(ROOT / "templates" / "northmoor", houses / "northmoor")
        paper = self.made()
        self.assertIn("the same bytes", run("extract", paper, "--verify", expect=0).out)
        # Where a house comes from makes no difference.
        self.assertIn("the same bytes", run("extract", paper, "--verify", "--templates", houses, expect=0).out)
        with (houses / "northmoor" / "house.xml").open("a") as file:
            file.write("<!-- changed -->\n")
        done = run("extract", paper, "--verify", "--templates", houses, expect=2)
        self.assertIn("error[P106]", done.err)
        self.assertIn("the house 'northmoor/house.xml' is another one: its SHA-256 was ", done.err)
        self.assertIn(f", and '{houses}/northmoor/house.xml' was read", done.err)
        self.assertEqual(1, done.err.count("note:"))
        self.assertIn(": give the folder of the houses of that time with --templates", done.err)

    def test_verify_names_what_differs_where_the_paper_cannot_be_made(self):
        house = self.folder / "houses" / "oldmoor"
        shutil.copytree(ROOT / "templates" / "northmoor", house)
        text = (house / "house.xml").read_text().replace('code="northmoor"', 'code="oldmoor"')
        (house / "house.xml").write_text(text)
        paper = self.made("--templates", house.parent, "--house", "oldmoor")
        missing = run("extract", paper, "--verify", expect=2).err
        self.assertIn("hint: the errors above say what is missing", missing)
        self.assertNotIn("was used, and is not any more", missing)
        template = (house / "report.mustache").read_text()
        for kind, name, data, code in (("template", "report.mustache", template + "{{meeting.venue}}\n", "V101"), ("house", "house.xml", "<house", "X"),
                                       ("house", "house.xml", text.replace("<house", '<house news="yes"', 1), "H"), ("picture", "crest.png", "no picture", "A108")):
            with self.subTest(name + code):
                kept = (house / name).read_bytes()
                (house / name).write_text(data)
                told = run("extract", paper, "--verify", "--templates", house.parent, expect=2).err
                (house / name).write_bytes(kept)
                self.assertIn("error[" + code, told)
                self.assertIn("cannot be made again", told)
                where = name if kind == "picture" else f"oldmoor/{name}"
                self.assertIn(f"note: the {kind} '{where}' is another one: its SHA-256 was ", told)
                self.assertEqual(1, told.count("note: the "))
                self.assertEqual(code == "A108", "missing" in told)
                self.assertNotIn("a newer program made it", told)
        self.assertIn("the same bytes", run("extract", paper, "--verify", "--templates", house.parent, expect=0).out)

    def test_a_pdf_that_was_changed_is_told_from_another_program(self):
        made = self.made()
        paper = made.read_bytes()
        number = re.search(rb"/ID\[<\w+>(<\w+>)\]", paper).group(1)
        tool("qpdf", made, self.folder / "saved.pdf")
        for name, data in {"within": paper.replace(b"/Type/Metadata", b"/Type/Metadatb"), "behind": paper + b"\n%",
                           "in its table": paper.replace(number + b"]", b"<" + b"0" * 32 + b">]"), "saved": (self.folder / "saved.pdf").read_bytes()}.items():
            with self.subTest(name):
                self.assertNotEqual(paper, data)
                done = run("extract", self.write("changed.pdf", data), "--verify", expect=2)
                self.assertIn("note: the PDF itself: it was changed after it was made", done.err)
                self.assertEqual(1, done.err.count("note:"))
                self.assertNotIn("bug", done.err)

    def test_where_nothing_differs_but_the_bytes_it_is_a_bug(self):
        paper = self.made().read_bytes().replace(b"/Type/Metadata", b"/Type/Metadatb")
        start = int(paper.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
        own = identifier(paper[:start])
        old = re.search(rb"/ID\[<(\w+)>", paper[start:]).group(1)
        changed = self.write("changed.pdf", paper[:start] + paper[start:].replace(old, own))
        done = run("extract", changed, "--verify", expect=4)
        self.assertIn("error[P108]", done.err)
        self.assertIn("please report it with the PDF and what `townclerk --version` prints", done.err)
        self.assertEqual(0, done.err.count("note:"))
        self.assertEqual("P108", json.loads(run("extract", changed, "--verify", "--json", expect=4).out)[0]["code"])

    def test_program_build_and_libraries_are_named_one_by_one(self):
        paper = self.made(source=self.write("in/report.xml", report()))
        model, manifest = carried(paper), json.loads(carried(paper, "townclerk.json"))
        build = manifest["build"]
        self.assertIn(f"build {build}\n", run("--version").out)
        self.assertTrue(all(f"{each['name']} {each['version']}\n" in run("--version").out for each in manifest["libraries"]))

        def told(**other):
            doctored = self.write("doctored.pdf", carrying((b"report.xml", b"Source", b"", model),
                                                           (b"townclerk.json", b"Data", b"", json.dumps({**manifest, **other}).encode())))
            err = run("extract", doctored, "--verify", expect=2).err
            self.assertIn("error[P106]", err)
            notes = [line.split("note: ", 1)[1] for line in err.splitlines() if "note: " in line]
            self.assertTrue(notes.pop().startswith("the PDF itself: "))
            return notes

        self.assertEqual([], told())
        self.assertEqual([f"the program: the paper was made by townclerk 9.9, this is {manifest['tool']}: verify with townclerk 9.9"], told(tool="townclerk 9.9"))
        self.assertEqual([f"the build: the paper was made by {'0' * 64}, this is {build}: verify with the program of that time, or with one built from the "
                          "same sources"], told(build="0" * 64))
        libraries = {each["name"]: each["version"] for each in manifest["libraries"]}
        other = [{"name": name, "version": "0.1" if name in ("HarfBuzz", "ICU") else version} for name, version in libraries.items()]
        self.assertEqual([f"{name}: the paper was made with 0.1, this program has {libraries[name]}: verify where {name} 0.1 is installed"
                          for name in ("HarfBuzz", "ICU")], told(libraries=other))
        font = next(each for each in manifest["inputs"] if each["kind"] == "font")
        inputs = [{**each, "sha256": "0" * 64} if each is font else each for each in manifest["inputs"]]
        self.assertEqual([f"the font '{font['name']}' is another one: its SHA-256 was {'0' * 64} and is {font['sha256']}: install the font of that time"],
                         told(inputs=inputs))
        self.assertIn("does not tell which one made it", told(build="", libraries=[])[0])
        for odd in ({"build": 7}, {"libraries": "none"}, {"libraries": [1, {"name": 2}]}):
            told(**odd)

    def test_the_build_is_that_of_the_sources_wherever_they_are(self):
        def hashed(root):
            out = self.folder / "hash.cpp"
            tool("cmake", f"-DROOT={root}", f"-DOUTPUT={out}", "-P", root / "src" / "source_hash.cmake")
            return re.search(r'"(\w{64})"', out.read_text()).group(1)

        own = hashed(ROOT)
        self.assertIn(f"build {own}\n", run("--version").out)
        copy = self.folder / "another place"
        shutil.copytree(ROOT / "src", copy / "src", copy_function=shutil.copyfile)
        shutil.copyfile(ROOT / "CMakeLists.txt", copy / "CMakeLists.txt")
        (copy / "src" / "notes.md").write_text("no source")
        self.assertEqual(own, hashed(copy))
        with (copy / "src" / "pdf" / "save.cpp").open("a") as file:
            file.write("// another\n")
        self.assertNotEqual(own, hashed(copy))

    def test_pictures_lie_beside(self):
        picture = (ROOT / "templates/northmoor/crest.png").read_bytes()
        self.write("in/p.png", picture)
        source = self.write("in/report.xml", report("One.\n\n![A crest](p.png)"))
        paper = self.made(source=source)
        done = run("extract", paper, "--verify", expect=2)
        self.assertIn("error[A108]", done.err)
        self.assertIn("error[P106]", done.err)
        self.assertIn("the same bytes", run("extract", paper, "--verify", "--beside", self.folder / "in", expect=0).out)

    def test_pdfs_that_carry_no_model(self):
        for name, paper in (("none", self.made("--no-source")), ("other", self.write("other.pdf", carrying((b"report.xml", b"Data", b"", b"<report/>"))))):
            with self.subTest(name):
                self.assertIn("error[P104]", run("extract", paper, "-o", self.folder / "taken", expect=2).err)
        model = self.write("model.pdf", carrying((b"report.xml", b"Source", b"", b"<report/>")))
        self.assertIn("error[P104]", run("extract", model, "--verify", expect=2).err)

    def test_pdfs_that_cannot_be_read(self):
        paper = self.made()
        locked = self.folder / "locked.pdf"
        tool("qpdf", "--encrypt", "", "owner", "256", "--", paper, locked)
        asking = self.folder / "asking.pdf"
        tool("qpdf", "--encrypt", "user", "owner", "256", "--", paper, asking)
        for file in (locked, asking, self.write("cut.pdf", paper.read_bytes()[:-200]), self.write("empty.pdf", b"%PDF-1.7\n"), self.write("text.pdf", b"words")):
            with self.subTest(file.name):
                self.assertIn("error[P103]", run("extract", file, "-o", self.folder / "taken", expect=2).err)
        self.assertIn("error[A101]", run("extract", self.folder / "none.pdf", "--verify", expect=2).err)
        self.assertFalse((self.folder / "taken").exists())

    def test_files_that_are_refused(self):
        model = (b"report.xml", b"Source", b"", b"<report/>")
        cases = {
            "climbing": (b"../up.csv", b"Supplement", b"", b"x"),
            "rooted": (b"/tmp/up.csv", b"Supplement", b"", b"x"),
            "backslash": (b"a\\\\b.csv", b"Supplement", b"", b"x"),
            "twice": model,
            "large": (b"a.csv", b"Supplement", b"/Filter/FlateDecode", bomb(80 << 20)),
            "odd": (b"a.csv", b"Supplement", b"/Filter[/ASCIIHexDecode/FlateDecode]", b"00>"),
        }
        for name, file in cases.items():
            with self.subTest(name):
                paper = self.write(name + ".pdf", carrying(model, file))
                self.assertIn("error[P105]", run("extract", paper, "-o", self.folder / "taken", expect=2).err)
                self.assertFalse((self.folder / "taken").exists())

    def test_bombs_do_not_fill_the_memory(self):
        packed = bomb(400 << 20)
        inner = zlib.compress(zlib.compress(b"0 " * (100 << 20), 9), 9)
        dictionaries = {
            "plain": (b"/Type/ObjStm/N 1/First 5/Filter/FlateDecode", packed),
            "escaped": (b"/Type/Obj#53tm/N 1/#46irst 5/Filter/FlateDecode", packed),
            "in a string": (b"/Type/ObjStm/N 1/First 5/Filter/FlateDecode/X(\n1 0 obj\n<</A 1>>)", packed),
            "long": (b"/Type/ObjStm/N 1/First 5/Filter/FlateDecode/X(" + b"x" * 9000 + b"\n1 0 obj )", packed),
            "twice": (b"/Type/ObjStm/N 1/First 5/Filter[/FlateDecode/FlateDecode]", inner),
        }
        for name, (entries, data) in dictionaries.items():
            with self.subTest(name):
                paper = self.write("bomb.pdf", self.with_object_stream(stream(data, entries)))
                done = subprocess.run([PROGRAM, "extract", paper, "-o", self.folder / "taken"], capture_output=True, timeout=60)
                self.assertEqual(2, done.returncode, name)
                self.assertIn(b"unpack to more than any report", done.stderr)
        self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 400 << 10)

    @staticmethod
    def with_object_stream(objects):
        """A PDF whose catalogue is in an object stream."""
        begin = b"%PDF-1.7\n"
        first = len(begin)
        out = begin + b"2 0 obj\n" + objects + b"\nendobj\n"
        table = len(out)
        rows = b"".join(kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(1, "big")
                        for kind, place, index in ((0, 0, 255), (2, 2, 0), (1, first, 0), (1, table, 0)))
        return out + b"3 0 obj\n" + stream(rows, b"/Type/XRef/W[1 4 1]/Size 4/Root 1 0 R") + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % table


if __name__ == "__main__":
    need("qpdf", "cmake")
    main()
