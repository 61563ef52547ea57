"""What is withheld stays withheld: a canary in every place that the public may not read is in no byte of a public output."""
import re

from harness import ROOT, Case, main, need, run, tool

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:townclerk:report:1" id="small" house="standard" lang="en" date="2026-03-02">
  <!-- {c} in a comment -->
  <title>Small report</title>
  <title xml:lang="cy">Adroddiad bach</title>
  <authority id="council" nation="england"><name>Northmoor Council</name></authority>
  <meeting id="first" date="2026-02-02" item="3" role="consider">
    <name>Scrutiny Committee</name>
    <front><field code="report-of" exempt="1" public-interest="{c}"><value>{c}</value></field></front>
    <recommendations><recommendation id="rec-first" exempt="1" public-interest="{c}">
      <text>That <actor/> <verb name="note"/> {c}.</text><reason>{c}</reason></recommendation></recommendations>
  </meeting>
  <meeting id="meeting" date="2026-03-02" item="4"><name>Employment Committee</name></meeting>
  <people>
    <person id="officer" name="Ada Clerk" post="Chief Executive" phone="01632 960000"/>
    <person id="hidden" name="{c}" post="{c}" phone="{c}" email="{c}@example.org" public="no"/>
  </people>
  <front>
    <field code="contact"><person ref="officer"/><person ref="hidden"/></field>
    <field code="responsible-member"><person ref="hidden"/></field>
    <field code="wards" exempt="2" public-interest="{c}"><value>{c}</value><value xml:lang="cy">{c}</value></field>
    <field code="author" exempt="2" public-interest="{c}"><value>{c}</value></field>
  </front>
  <recommendations>
    <recommendation id="rec-1"><text>That <actor/> <verb name="note"/> the report:</text>
      <item id="rec-1a" exempt="3" public-interest="{c}"><text>{c};</text></item></recommendation>
    <recommendation id="rec-2" in="both" exempt="3" public-interest="{c}"><text>That <actor/> <verb name="note"/> {c}.</text>
      <text xml:lang="cy"><verb name="nodi"/> {c}.</text>
      <reason>{c}</reason><item id="rec-2a"><text>{c}</text></item></recommendation>
  </recommendations>
  <section id="purpose" role="purpose">
    <body>One paragraph about [](#hidden-section), [](#hidden-paragraph), [](#hidden-appendix), [](#hidden-in-appendix) and [](doc:hidden-paper).</body>
    <body exempt="1" public-interest="{c}"><![CDATA[
A {c} paragraph with **{c}**, [{c}](https://{c}.example.org) and `{c}`.

<a id="hidden-paragraph"></a>Another {c}.

- {c}
  1. {c}

{{.class-{c}}}

| {c} | b |
|---|---|
| {c} | {c} |

{{caption="{c}"}}

![{c}]({c}.png)

> {c}

```
{c}
```

### {c}

Under a heading: {c}.
]]></body>
    <body>It costs {{{{finance.cost.exact}}}}, and together {{{{finance-totals.cost.exact}}}}.</body>
    <generated part="posts-current"/>
    <generated part="posts-deleted"/>
    <generated part="posts-created"/>
    <generated part="posts-renamed"/>
    <generated part="changes"/>
    <generated part="statutory-posts"/>
    <generated part="finance"/>
    <generated part="risks"/>
    <generated part="background-papers"/>
  </section>
  <section id="hidden-section" exempt="1 3" public-interest="{c}">
    <title>{c}</title>
    <body>{c}

{c} again.</body>
    <body xml:lang="cy">{c}</body>
    <section id="inner"><title>{c}</title><body>{c}</body></section>
  </section>
  <section id="after"><title>After</title><body>A paragraph after it.</body></section>
  <section id="appendices" role="appendices"><generated part="appendices"/></section>
  <organisation>
    <unit id="hidden-unit" kind="team" exempt="1" public-interest="{c}"><name>{c}</name></unit>
    <unit id="shown-unit" kind="team"><name>Shown unit</name></unit>
    <post id="shown" unit="hidden-unit"><title>Shown post</title></post>
    <post id="hidden-post" unit="shown-unit" grade="{c}" tier="{c}" exempt="1" public-interest="{c}">
      <title>{c}</title><description>{c}</description><former-title>{c}</former-title><statutory code="mo"/></post>
    <function id="hidden-function" exempt="1" public-interest="{c}"><name>{c}</name></function>
  </organisation>
  <changes><set id="set">
    <create id="hidden-create" exempt="1" public-interest="{c}"><post id="new-post"><title>{c}</title></post><reason>{c}</reason></create>
    <rename id="hidden-rename" subject="shown" exempt="1" public-interest="{c}"><title>{c}</title></rename>
    <delete id="shown-delete" subject="hidden-post"><reason>It is no longer needed.</reason></delete>
    <contingent id="hidden-choice" exempt="1" public-interest="{c}"><condition>{c}</condition>
      <then><create id="then-create"><post id="then-post"><title>{c}</title></post></create></then></contingent>
  </set></changes>
  <finance>
    <line id="cost" kind="cost" amount="{m}" exempt="3" public-interest="{c}" fund="{c}"><title>{c}</title><basis>{c}</basis></line>
    <line id="other" kind="cost" amount="1000"><title>Shown line</title></line>
    <line id="tabled" kind="saving" amount="{m}"><title>Line of a hidden table</title></line>
    <table id="hidden-table" exempt="3" public-interest="{c}"><title>{c}</title><row lines="tabled"><title>{c}</title></row></table>
  </finance>
  <risks>
    <risk id="hidden-risk" owner="hidden" exempt="4" public-interest="{c}"><risk-text>{c}</risk-text><response>{c}</response></risk>
    <risk id="shown-risk" owner="hidden"><risk-text>A shown risk</risk-text></risk>
  </risks>
  <equality id="hidden-equality" population="10" exempt="1" public-interest="{c}"><title>{c}</title>
    <group><title>{c}</title><row count="3"><title>{c}</title></row></group></equality>
  <options><option id="hidden-option" exempt="3" public-interest="{c}"><title>{c}</title><text>{c}</text><advantage>{c}</advantage>
    <reason>{c}</reason></option></options>
  <documents><document id="hidden-paper" background="yes" address="https://example.org/{c}" exempt="5" public-interest="{c}">
    <short-name>{c}</short-name><title>{c}</title></document></documents>
  <appendices>
    <appendix id="hidden-appendix" exempt="3" public-interest="{c}"><title>{c}</title>
      <section id="hidden-in-appendix"><title>{c}</title><body>{c}</body></section>
      <appendix id="hidden-nested"><title>{c}</title><section id="nested"><title>{c}</title><body>{c}</body></section></appendix></appendix>
    <appendix id="hidden-file" kind="attached" file="{c}.csv" exempt="3" public-interest="{c}"><title>{c}</title></appendix>
    <appendix id="hidden-address" kind="separate" address="https://example.org/{c}" exempt="3" public-interest="{c}"><title>{c}</title></appendix>
    <appendix id="shown-appendix"><title>Shown</title><section id="partly"><title>Partly</title>
      <body exempt="1" public-interest="{c}">{c}</body><body>Shown.</body></section></appendix>
  </appendices>
  <acknowledge rule="D01" by="{c}" reason="{c}"/>
</report>
"""
CANARY = "qqcanaryqq"
AMOUNT = "77123"
# As text, figures with commas, capitals, hexadecimal and UTF-16, and as glyphs of a subset font these words would need letters of their own.
FORMS = [f.encode() for f in (CANARY, CANARY.upper(), CANARY.capitalize(), AMOUNT, "77,123", "77k", "78,123", "78k")]
FORMS += [CANARY.encode("utf-16-be"), CANARY.encode("utf-16-be").hex().encode(), CANARY.encode("utf-16-be").hex().upper().encode()]


class Paper(Case):
    def paper(self, word, amount):
        self.write(word + ".csv", word)
        self.write(word + ".png", (ROOT / "templates" / "northmoor" / "crest.png").read_bytes())
        return self.write("report.xml", REPORT.format(c=word, m=amount))


class Canary(Paper):
    def setUp(self):
        super().setUp()
        self.source = self.paper(CANARY, AMOUNT)

    def outputs(self, *options):
        folder = self.folder / "out"
        run("render", self.source, "-o", folder, *options, expect=0)
        return {p.relative_to(folder): p for p in sorted(folder.rglob("*")) if p.is_file()}

    def test_public_outputs_hold_no_canary(self):
        for options in ((), ("--edition", "public"), ("--lang", "cy"), ("--meeting", "first"), ("--house", "northmoor")):
            for name, path in self.outputs(*options).items():
                data = path.read_bytes()
                if path.suffix == ".pdf":
                    tool("qpdf", "--qdf", "--object-streams=disable", path, self.folder / "plain.pdf")
                    data += (self.folder / "plain.pdf").read_bytes() + tool("pdftotext", path, "-").stdout
                for form in FORMS:
                    self.assertNotIn(form, data, f"{form!r} in {name} with {options}")
                    self.assertNotIn(CANARY, str(name))

    def test_the_exempt_edition_holds_it_and_is_marked_on_every_page(self):
        outputs = {p.name: p for p in self.outputs("--edition", "exempt").values()}
        for suffix in ("md", "html"):
            text = outputs[f"small.exempt.{suffix}"].read_text()
            self.assertIn(CANARY, text)
            self.assertIn("77,123", text)
            self.assertIn("NOT FOR PUBLICATION under Schedule 12A", text)
        pages = tool("pdftotext", "-layout", outputs["small.exempt.pdf"], "-").stdout.decode().split("\f")[:-1]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertIn("NOT FOR PUBLICATION", page)
        self.assertIn(CANARY + ".csv", outputs)

    def test_numbers_and_ids_are_those_of_the_exempt_edition(self):
        self.outputs("-f", "html")
        outputs = self.outputs("-f", "html", "--edition", "exempt")
        ids = [set(re.findall(r'id="((?:p|s|appendix-\d-p)-[^"]*|[a-z]+-?(?:section|appendix|paragraph))"', p.read_text()))
               for p in outputs.values() if p.suffix == ".html"]
        self.assertEqual(ids[0], ids[1])
        self.assertGreater(len(ids[0]), 5)
        exempt, public = (p.read_text() for p in outputs.values() if p.suffix == ".html")
        number = re.compile(r'<span class="num">([^<]*)</span> <span class="text">A paragraph after it')
        self.assertEqual(number.search(exempt).group(1), number.search(public).group(1))

    def test_a_gap_is_worded(self):
        outputs = {p.name: p.read_text() for p in self.outputs("-f", "md").values() if p.suffix == ".md"}
        text = outputs["small.md"]
        self.assertIn("It costs Exempt: see Part II, and together Exempt: see Part II.", text)
        self.assertNotIn("£1,000 and", text)
        self.assertIn("Appendix 1: Exempt: see Part II", text)


class Meetings(Paper):
    def test_a_meeting_has_its_own_paper(self):
        source = self.paper("word", "5")
        done = run("render", source, "-o", self.folder / "out", "-f", "md", "--meeting", "first", "--lang", "cy", "--edition", "exempt", expect=0)
        self.assertIn("small.first.cy.exempt.md", done.out)
        self.assertIn("rec-first", (self.folder / "out" / "small.first.cy.exempt.md").read_text())


class Attached(Paper):
    def test_a_missing_file_is_a_fault_with_its_place(self):
        source = self.paper("word", "5")
        (self.folder / "word.csv").unlink()
        done = run("render", source, "-o", self.folder / "out", "--edition", "exempt", expect=2)
        self.assertIn("error[A101]", done.err)
        self.assertIn("report.xml:", done.err)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    need("qpdf", "pdftotext")
    main()
