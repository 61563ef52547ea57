"""What is withheld stays withheld: a canary in every place that the public may not read is in no byte of a public output."""
import re
from xml.etree import ElementTree

from harness import ROOT, Case, main, need, report, run, tool

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
    <person id="hidden" name="{c}" post="{c}" line="{c}" phone="{c}" email="{c}@example.org" public="no"/>
  </people>
  <front>
    <field code="contact"><person ref="officer"/><person ref="hidden"/></field>
    <field code="responsible-member"><person ref="hidden"/></field>
    <field code="wards" exempt="2" public-interest="{c}"><label>{c}</label><value>{c}</value><value xml:lang="cy">{c}</value></field>
    <field code="author" exempt="2" public-interest="{c}"><value>{c}</value></field>
  </front>
  <recommendations>
    <recommendation id="rec-1"><text>That <actor/> <verb name="note"/> the report:</text>
      <item id="rec-1a" exempt="3" public-interest="{c}"><text>{c};</text></item></recommendation>
    <recommendation id="rec-2" in="both" exempt="3" public-interest="{c}"><text>That <actor/> <verb name="note" object="{c}"/> {c}.</text>
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

A note[^{c}].

[^{c}]: {c}

### {c}

Under a heading: {c}.
]]></body>
    <body>Words before a translation.</body>
    <body xml:lang="cy" exempt="1" public-interest="{c}">{c}</body>
    <body exempt="1" public-interest="{c}"><![CDATA[
See [there].

[there]: https://{c}.example.org
[there]:
https://{c}.example.org
]]></body>
    <body>See [there], [](#hidden-table), [](#hidden-option), [](#hidden-equality), [](#hidden-impact), [this](#hidden-risk) and
[](doc:hidden-file).</body>
    <body>It costs {{{{finance.cost.exact}}}}, and together {{{{finance-totals.cost.exact}}}}. The post is {{{{post.hidden-post}}}}.</body>
    <generated part="units-current"/>
    <generated part="establishment-current"/>
    <generated part="establishment-proposed"/>
    <generated part="lines-current"/>
    <generated part="lines-proposed"/>
    <generated part="posts-tupe"/>
    <generated part="timetable"/>
    <generated part="units-proposed"/>
    <generated part="post-numbers-created"/>
    <generated part="posts-current"/>
    <generated part="posts-deleted"/>
    <generated part="posts-created"/>
    <generated part="posts-renamed"/>
    <generated part="changes"/>
    <generated part="changes" set="before"/>
    <generated part="posts-deleted" set="before"/>
    <generated part="posts-described"/>
    <generated part="posts-mapped"/>
    <generated part="posts-seconded"/>
    <generated part="posts-contingent"/>
    <generated part="post-numbers"/>
    <generated part="post-numbers-by-unit"/>
    <generated part="functions"/>
    <generated part="functions-moved"/>
    <generated part="statutory-posts-current"/>
    <generated part="impact"/>
    <generated part="options"/>
    <generated part="equality"/>
    <generated part="finance-tables"/>
    <generated part="themes" exempt="1" public-interest="{c}"/>
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
    <unit id="hidden-unit" kind="team" exempt="1" public-interest="{c}"><name>{c}</name><former-name>{c}</former-name>
      <description>{c}</description></unit>
    <unit id="hidden-part" kind="team" parent="hidden-unit"><name>{c}</name></unit>
    <unit id="hidden-part-of-part" kind="team" parent="hidden-part"><name>{c}</name></unit>
    <unit id="shown-unit" kind="team"><name>Shown unit</name></unit>
    <post id="sent" seconded-to="hidden-unit" term="{c}"><title>Sent</title></post>
    <post id="shown" unit="hidden-unit"><title>Shown post</title></post>
    <post id="hidden-post" unit="shown-unit" grade="{c}" tier="{c}" exempt="1" public-interest="{c}">
      <title>{c}</title><description>{c}</description><mapping to="scheme">{c}</mapping><former-title>{c}</former-title><statutory code="mo"/>
      <statutory code="{c}"><note>{c}</note><designated-by>{c}</designated-by></statutory></post>
    <post id="lent" seconded-to="shown-unit" term="{c}" exempt="1" public-interest="{c}"><title>{c}</title></post>
    <post id="kept"><title>{c}</title></post><post id="kept-too"><title>{c}</title></post>
    <post id="one"><title>{c}</title></post><post id="two"><title>{c}</title></post><post id="three"><title>{c}</title></post>
    <post id="four"><title>{c}</title></post><post id="five"><title>{c}</title></post><post id="six" holder="acting"><title>{c}</title></post>
    <post id="paid" cost="{m}" tupe="yes" advertised="both" job-description="hidden-appendix" exempt="1" public-interest="{c}"><title>{c}</title>
      <statutory code="s151" deputy="hidden-post" date="2031-07-23"><designated-by>{c}</designated-by></statutory></post>
    <post id="leader"><title>Leader</title><statutory code="hops" deputy="hidden-post"><designated-by>Council</designated-by></statutory></post>
    <line from="hidden-post" to="leader" since="2031-07"><label>{c}</label></line>
    <line from="leader" to="hidden-post"><label>{c}</label></line>
    <line from="shown" to="hidden-unit"><label>{c}</label></line>
    <function id="hidden-function" held-by="shown" exempt="1" public-interest="{c}"><name>{c}</name></function>
    <function id="hidden-whole" held-by="shown" exempt="1" public-interest="{c}"><name>{c}</name></function>
    <function id="given" held-by="six"><name>{c}</name></function><function id="staying" held-by="six"><name>{c}</name></function>
    <function id="open" held-by="six"><name>{c}</name></function>
    <scheme id="scheme"><title>Priorities</title></scheme>
  </organisation>
  <changes><set id="before"><delete id="kept-after-all" subject="kept"><reason>{c}</reason></delete>
    <delete id="kept-in-the-end" subject="kept-too"><reason>{c}</reason></delete></set>
  <set id="set" from="before">
    <split id="parting" subject="hidden-whole"><function id="part-a"><name>{c}</name></function><function id="part-b"><name>{c}</name></function></split>
    <second id="sending" subject="leader" to="hidden-unit" term="{c}"/>
    <withdraw id="hidden-withdraw" subject="kept-after-all" exempt="1" public-interest="{c}" phase="{c}"><reason>{c}</reason></withdraw>
    <contingent id="shown-choice"><condition>whether it rains</condition>
      <then><withdraw id="withdrawn-inside" subject="kept-in-the-end" exempt="1" public-interest="{c}"><reason>{c}</reason></withdraw></then></contingent>
    <regrade id="hidden-regrade" subject="lent" grade="{c}" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></regrade>
    <second id="hidden-second" subject="lent" to="shown-unit" term="{c}" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></second>
    <delete id="hidden-delete" subject="one" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></delete>
    <change id="hidden-change" subject="two" employer="shown-unit" phase="{c}" exempt="1" public-interest="{c}" effective="2031-07">
      <reason>{c}</reason><line from="two" to="leader"><label>{c}</label></line><line from="leader" to="shown" kind="dotted"><label>{c}</label></line></change>
    <move id="hidden-move" subject="two" to="shown-unit" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason>
      <line from="two" to="leader" kind="dotted"><label>{c}</label></line></move>
    <merge id="hidden-merge" subject="three four" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason>
      <post id="merged"><title>{c}</title></post><line from="merged" to="leader"><label>{c}</label></line></merge>
    <split id="hidden-split" subject="five" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason>
      <post id="half"><title>{c}</title></post><post id="other-half"><title>{c}</title></post>
      <line from="half" to="leader"><label>{c}</label></line></split>
    <withheld id="hidden-withheld" exempt="1" public-interest="{c}"/>
    <make-permanent id="hidden-permanent" subject="six" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></make-permanent>
    <transfer id="hidden-transfer" subject="given" to="shown" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></transfer>
    <stay id="hidden-stay" subject="staying" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></stay>
    <undecided id="hidden-undecided" subject="open" phase="{c}" exempt="1" public-interest="{c}"><reason>{c}</reason></undecided>
    <create id="hidden-create" exempt="1" public-interest="{c}" phase="{c}"><post id="new-post"><title>{c}</title></post>
      <unit id="new-unit" kind="team"><name>{c}</name><former-name>{c}</former-name></unit><reason>{c}</reason>
      <line from="new-post" to="leader"><label>{c}</label></line></create>
    <rename id="hidden-rename" subject="shown" exempt="1" public-interest="{c}" phase="{c}"><title>{c}</title><reason>{c}</reason></rename>
    <delete id="shown-delete" subject="hidden-post"><reason>It is no longer needed.</reason></delete>
    <contingent id="hidden-choice" exempt="1" public-interest="{c}" phase="{c}"><reason>{c}</reason><condition>{c}</condition>
      <then><create id="then-create"><post id="then-post"><title>{c}</title></post></create></then></contingent>
  </set></changes>
  <staffing>
    <impact id="hidden-impact" post="shown-unit" exempt="1" public-interest="{c}"><text>{c}</text>
      <outcome result="at-risk"><reason>{c}</reason></outcome><summary>{c}</summary></impact>
    <impact id="impact-by-post" post="hidden-post"><text>{c}</text><outcome result="slot" to="then-post"><reason>{c}</reason></outcome></impact>
  </staffing>
  <timetable><event id="by-hidden-post" date="2026-04" actor="hidden-post"><title>First step</title></event>
    <event id="by-hidden-person" date="2026-05" actor="hidden"><title>Second step</title></event></timetable>
  <consultation><consultee>Staff</consultee><theme id="theme"><title>{c}</title><said>{c}</said><response>{c}</response></theme></consultation>
  <finance>
    <line id="cost" kind="cost" amount="{m}" exempt="3" public-interest="{c}" fund="{c}" confidence="low"><title>{c}</title><basis>{c}</basis>
      <source>{c}</source></line>
    <line id="other" kind="cost" amount="1000"><title>Shown line</title></line>
    <line id="tabled" kind="saving" amount="{m}" fund="{c}"><title>{c}</title><basis>{c}</basis></line>
    <table id="hidden-table" exempt="3" public-interest="{c}"><title>{c}</title><row lines="tabled"><title>{c}</title></row>
      <total><title>{c}</title></total></table>
    <table id="mixed-table"><title>Mixed</title><row lines="cost"/><row lines="other"/><row lines="tabled"/><total><title>Sum</title></total></table>
  </finance>
  <risks>
    <risk id="hidden-risk" owner="hidden" likelihood="5" impact="5" exempt="4" public-interest="{c}"><risk-text>{c}</risk-text><response>{c}</response></risk>
    <risk id="shown-risk" owner="hidden"><risk-text>A shown risk</risk-text></risk>
  </risks>
  <equality id="hidden-equality" population="10" exempt="1" public-interest="{c}"><title>{c}</title>
    <comparator>{c}</comparator><milestone id="milestone"><title>{c}</title></milestone>
    <group><title>{c}</title><row count="3"><title>{c}</title></row></group></equality>
  <options><option id="hidden-option" exempt="3" public-interest="{c}"><title>{c}</title><text>{c}</text><advantage>{c}</advantage><disadvantage>{c}</disadvantage>
    <reason>{c}</reason></option></options>
  <documents><document id="hidden-paper" background="yes" address="https://example.org/{c}" exempt="5" public-interest="{c}">
    <short-name>{c}</short-name><body>{c}</body><location>{c}</location><title>{c}</title></document></documents>
  <appendices>
    <appendix id="hidden-appendix" exempt="3" public-interest="{c}"><listed-as>{c}</listed-as><title>{c}</title>
      <as-published date="2025-04-19">
        <organisation><scheme id="scheme"><title>{c}</title></scheme></organisation>
        <changes><set id="published"><title>{c}</title></set></changes>
        <consultation><scope>{c}</scope><meeting-held date="2025-04"><name>{c}</name></meeting-held><consultee>{c}</consultee><theme id="theme"><title>{c}</title><said>{c}</said><response>{c}</response></theme></consultation>
        <timetable><event id="event" date="2025-05" phase="{c}"><title>{c}</title><note>{c}</note><actor>{c}</actor></event></timetable>
        <principles><principle id="principle"><title>{c}</title><text>{c}</text></principle></principles>
        <cycle id="cycle"><title>{c}</title><phase id="phase"><title>{c}</title><text>{c}</text></phase></cycle>
        <documents><group id="papers"><title>{c}</title><document id="paper"><title>{c}</title></document></group></documents>
      </as-published>
      <body>{c}</body>
      <section id="hidden-in-appendix"><title>{c}</title><body>{c}</body></section>
      <appendix id="hidden-nested"><title>{c}</title><section id="nested"><title>{c}</title><body>{c}</body></section></appendix></appendix>
    <appendix id="hidden-file" kind="attached" file="{c}.csv" exempt="3" public-interest="{c}"><title>{c}</title></appendix>
    <appendix id="hidden-address" kind="separate" address="https://example.org/{c}" exempt="3" public-interest="{c}"><title>{c}</title></appendix>
    <appendix id="frozen"><title>Frozen</title><as-published date="2025-04-19">
        <organisation><post id="shown" exempt="1" public-interest="{c}"><title>{c}</title></post></organisation>
        <finance><line id="cost" kind="cost" amount="{m}" exempt="3" public-interest="{c}"><title>{c}</title></line></finance>
        <risks><risk id="then-risk" exempt="4" public-interest="{c}"><risk-text>{c}</risk-text><response>{c}</response></risk></risks>
        <equality id="then-equality" population="10" exempt="1" public-interest="{c}"><title>{c}</title>
          <group><title>{c}</title><row id="then-row" count="3"><title>{c}</title></row></group></equality>
        <options><option id="then-option" exempt="3" public-interest="{c}"><title>{c}</title><text>{c}</text></option></options>
        <documents><document id="then-paper" background="yes" exempt="5" public-interest="{c}" address="https://example.org/{c}">
          <title>{c}</title></document></documents></as-published>
      <section id="as-it-was"><title>As it was</title>
        <body>It cost {{{{finance.cost.exact}}}}, for {{{{equality.then-equality.then-row.count}}}}, says [](doc:then-paper); see [](#then-option),
        [this](#then-risk) and [that](#then-equality).</body><generated part="posts-current"/><generated part="finance"/><generated part="risks"/>
        <generated part="equality"/><generated part="options"/><generated part="background-papers"/></section></appendix>
    <appendix id="shown-appendix"><title>Shown</title><section id="partly"><title>Partly</title>
      <body exempt="1" public-interest="{c}">{c}</body><body>Shown.</body></section></appendix>
  </appendices>
  <acknowledge rule="D01" by="{c}" reason="{c}"/>
</report>
"""
CANARY = "qqcanaryqq"
AMOUNT = "8417253"
# As text, figures with commas, capitals, hexadecimal and UTF-16, and as glyphs of a subset font these words would need letters of their own.
FORMS = [f.encode() for f in (CANARY, CANARY.upper(), CANARY.capitalize(), AMOUNT, "8,417,253", "8,417k", "8,418,253", "8,418k", "July 2031", "Jul 2031")]
FORMS += [CANARY.encode("utf-16-be"), CANARY.encode("utf-16-be").hex().encode(), CANARY.encode("utf-16-be").hex().upper().encode()]


RNG = "{http://relaxng.org/ns/structure/1.0}"
# Numbers, and the labels that they are counted by, are those of the exempt edition: they are printed in both.
PRINTED = {"@number", "@label"}


def free_words(pattern, definitions):
    """True for a pattern of text or of words that an author chooses: no ids, codes, numbers or listed values."""
    if pattern.tag == RNG + "text":
        return True
    if pattern.tag == RNG + "data":
        limits = [p.text for p in pattern.iter(RNG + "param") if p.get("name") == "pattern"]
        return pattern.get("type") in ("token", "string") and all("://" in limit or limit.startswith("[A-Za-z") for limit in limits)
    if pattern.tag == RNG + "ref":
        return free_words(definitions[pattern.get("name")], definitions)
    if pattern.tag in (RNG + "element", RNG + "attribute", RNG + "value"):
        return False
    return any(free_words(inner, definitions) for inner in pattern)


def holds(pattern, wanted, definitions):
    """True where a pattern, elements in it apart, refers to a definition."""
    if pattern.tag == RNG + "ref":
        return pattern.get("name") == wanted or holds(definitions[pattern.get("name")], wanted, definitions)
    return pattern.tag != RNG + "element" and any(holds(inner, wanted, definitions) for inner in pattern)


def words_of(element, definitions, seen):
    """The places of words in an element and those in it: (element, "@attribute") or (parent, element)."""
    name = element.get("name")
    if element in seen:
        return set()
    seen.add(element)
    found = set()

    def walk(pattern):
        if pattern.tag == RNG + "ref":
            return walk(definitions[pattern.get("name")])
        if pattern.tag == RNG + "attribute":
            if any(free_words(inner, definitions) for inner in pattern):
                found.add((name, "@" + pattern.get("name")))
            return None
        if pattern.tag == RNG + "element":
            if any(free_words(inner, definitions) for inner in pattern):
                found.add((name, pattern.get("name")))
            found.update(words_of(pattern, definitions, seen))
            return None
        for inner in pattern:
            walk(inner)
        return None

    for inner in element:
        walk(inner)
    return found


def places_in_schema():
    """Every place of words that the vocabulary lets be withheld."""
    root = ElementTree.parse(ROOT / "src" / "model" / "report.rng").getroot()
    definitions = {d.get("name"): d for d in root.iter(RNG + "define")}
    found = set()
    for element in root.iter(RNG + "element"):
        if element.get("name") == "acknowledge" or any(holds(inner, "exemption", definitions) for inner in element):
            found |= words_of(element, definitions, set())
        if element.get("name") == "person":
            found |= words_of(element, definitions, set())
    return {place for place in found if place[1] not in PRINTED and not place[1].startswith("@xml:")}


def places_planted(report):
    """Every place in the report above that holds the canary and is withheld."""
    found = set()

    def walk(element, withheld):
        name = element.tag.rpartition("}")[2]
        withheld = withheld or "exempt" in element.attrib or element.get("public") == "no" or name == "acknowledge"
        if withheld:
            found.update((name, "@" + key) for key, value in element.attrib.items() if CANARY in value)
        for child in element:
            if (withheld or "exempt" in child.attrib) and any(CANARY in (text or "") for text in (child.text, *(c.tail for c in child))):
                found.add((name, child.tag.rpartition("}")[2]))
            walk(child, withheld)

    walk(ElementTree.fromstring(report.encode()), False)
    return found


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

    def test_every_place_that_may_be_withheld_has_a_canary(self):
        missing = places_in_schema() - places_planted(self.source.read_text())
        self.assertEqual(sorted(missing), [], "plant the canary there in REPORT")

    def test_public_outputs_hold_no_canary(self):
        houses = [p.parent.name for p in sorted(ROOT.glob("templates/*/house.xml"))]
        for options in ((), ("--edition", "public"), ("--lang", "cy"), ("--meeting", "first"), *(("--house", h) for h in houses)):
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
            self.assertIn("8,417,253", text)
            self.assertIn("NOT FOR PUBLICATION under Schedule 12A", text)
        pages = tool("pdftotext", "-layout", outputs["small.exempt.pdf"], "-").stdout.decode().split("\f")[:-1]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertIn("NOT FOR PUBLICATION", page)
        self.assertIn(CANARY + ".csv", outputs)

    def test_numbers_and_ids_are_those_of_the_exempt_edition(self):
        for house in (p.parent.name for p in sorted(ROOT.glob("templates/*/house.xml"))):
            with self.subTest(house):
                self.same_numbers_and_ids(house)

    def same_numbers_and_ids(self, house):
        self.outputs("-f", "html", "--house", house)
        outputs = self.outputs("-f", "html", "--edition", "exempt", "--house", house)
        ids = [set(re.findall(r'id="((?:p|s|appendix-\d-p)-[^"]*|[a-z]+-?(?:section|appendix|paragraph))"', p.read_text()))
               for p in outputs.values() if p.suffix == ".html"]
        public, exempt = sorted(ids, key=len)
        self.assertGreater(exempt, public)
        self.assertGreater(len(public), 5)
        exempt, public = (p.read_text() for p in outputs.values() if p.suffix == ".html")
        number = re.compile(r'<span class="num">([^<]*)</span> <span class="text">A paragraph after it')
        self.assertEqual(number.search(exempt).group(1), number.search(public).group(1))

    def test_no_stage_shows_it(self):
        # Themes are no part that may be withheld by themselves: a reader of the whole view sees them.
        self.source.write_text(re.sub(r"<consultation><consultee>Staff.*?</consultation>", "", self.source.read_text(), flags=re.S))
        for stage in ("view", "markdown", "document", "pages"):
            for options in ((), ("--json",)):
                self.assertNotIn(CANARY, run("inspect", "--stage", stage, self.source, *options, expect=0).out, stage)

    def test_withheld_prose_cannot_end_its_container(self):
        inner = "Tags in code: `<div>`\n\n</div>\n\n{c}\n\n<div class=\"box\">\n\n`</div>`".format(c=CANARY)
        body = f'<body exempt="1" public-interest="x"><![CDATA[{inner}]]></body>'
        self.source.write_text(report(extra=f'<section id="more"><title>More</title>{body}</section>'))
        for path in self.outputs("-f", "md").values():
            self.assertNotIn(CANARY, path.read_text())

    def test_a_gap_is_worded(self):
        outputs = {p.name: p.read_text() for p in self.outputs("-f", "md").values() if p.suffix == ".md"}
        text = outputs["small.md"]
        self.assertIn("It costs \\[exempt: see Part II], and together \\[exempt: see Part II].", text)
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
