"""The model that a PDF carries: what it is, and whether it renders to the same bytes."""
import pathlib
import shutil

import harness


def carried(pdf, name="report.xml"):
    """A file that a PDF carries."""
    return harness.tool("qpdf", f"--show-attachment={name}", pdf).stdout


def written(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Case(harness.Case):
    """A test case that holds papers against what their PDFs carry."""

    def render(self, report, folder, *options):
        harness.run("render", report, "-o", folder, *options, expect=0)
        return next(folder.glob("*.pdf")), written(folder)

    def renders_again(self, report, options, name="paper"):
        """Valid, the same when it is reduced again, and the same bytes in all formats. Gives the model."""
        folder = self.folder / name
        report = pathlib.Path(report)
        pdf, first = self.render(report, folder / "first", *options)
        beside = folder / "beside"
        shutil.copytree(report.parent, beside)
        model = carried(pdf)
        (beside / "report.xml").write_bytes(model)
        harness.tool("jing", harness.ROOT / "src/model/report.rng", beside / "report.xml")
        other, second = self.render(beside / "report.xml", folder / "second", *options)
        self.assertEqual(model.decode(), carried(other).decode(), f"{name}: reduced again")
        self.assertEqual(first.keys(), second.keys())
        for file, data in first.items():
            self.assertTrue(data == second[file], f"{name}: {file} differs")
        shutil.rmtree(folder)
        return model.decode()
