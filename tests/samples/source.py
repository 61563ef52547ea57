"""Every paper of the samples renders to the same bytes from the model that its PDF carries."""
import papers
from carried import Case
from harness import main, need


class Samples(Case):
    def test_own_papers(self):
        for name, report, options in papers.own_papers():
            with self.subTest(name):
                self.renders_again(report, options, name)

    def test_in_every_house(self):
        for name, report, options in papers.in_every_house():
            if "northmoor." in name or "peterborough-2013." in name:
                with self.subTest(name):
                    self.renders_again(report, options, name)


if __name__ == "__main__":
    need("qpdf", "jing")
    main()
