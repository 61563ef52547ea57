#!/usr/bin/env python3
"""House rules as tests: rules.py RULE ROOT. Prints each breach as path:line and exits with 1 when there is one."""
import pathlib
import re
import subprocess
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
FREE_LIBRARIES = ("fmt/", "tl/", "catch2/")
LIBRARY_PREFIX = {
    "openssl": ("openssl/",), "nlohmann": ("nlohmann/",), "expat": ("expat",), "pugixml": ("pugixml",), "harfbuzz": ("hb", "harfbuzz/"),
    "fontconfig": ("fontconfig/",), "unicode": ("unicode/",), "hyphen": ("hyphen",), "cmark": ("cmark",), "hpdf": ("hpdf",),
    "libdeflate": ("libdeflate",), "png": ("png",), "qpdf": ("qpdf/",), "CLI": ("CLI/",),
}


def tracked(root, *patterns):
    out = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--", *patterns], capture_output=True, check=True, text=True).stdout
    return [root / p for p in out.split("\0") if p]


def table(root):
    rows = {}
    for line in (root / "src/README.md").read_text().splitlines():
        cells = [c.strip() for c in line.split("|")]
        if len(cells) == 6 and cells[1] and not set(cells[1]) <= set("-") and cells[1] != "folder":
            split = lambda text: [w.strip() for w in text.split(",") if w.strip()]
            rows[cells[1]] = (split(cells[2]), split(cells[3]))
    return rows


def includes(path):
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        m = INCLUDE.match(line)
        if m:
            yield number, m.group(1), m.group(2)


def sources(root):
    return [p for p in tracked(root, "src/*.cpp", "src/*.hpp")]


def folder_of(root, path):
    parts = path.relative_to(root / "src").parts
    return parts[0] if len(parts) > 1 else ""


def rule_folders(root):
    rows = table(root)
    yield from (f"src/README.md: folder {f} has no row" for f in sorted({folder_of(root, p) for p in sources(root)} - set(rows) - {""}))
    for path in sources(root):
        folder = folder_of(root, path)
        for number, kind, name in includes(path):
            if kind != '"':
                continue
            if not (root / "src" / name).exists():
                yield f"{path}:{number}: include '{name}' is not written from src"
                continue
            other = name.split("/")[0] if "/" in name else ""
            allowed = {folder, "base", *rows.get(folder, ([], []))[0]}
            if folder == "" and other == "cli":
                yield f"{path}:{number}: sources in src may not include cli"
            elif folder == "cli" and name != "report.hpp" and other not in ("cli", "base", "import"):
                yield f"{path}:{number}: cli may include only report.hpp, import and base"
            elif folder not in ("", "cli") and other not in allowed:
                yield f"{path}:{number}: {folder} may not include {name}"


def rule_libraries(root):
    rows = table(root)
    owner = {library: folder for folder, (_, libraries) in rows.items() for library in libraries}
    for path in sources(root):
        folder = folder_of(root, path)
        for number, kind, name in includes(path):
            if kind != "<" or name.startswith(FREE_LIBRARIES):
                continue
            for library, prefixes in LIBRARY_PREFIX.items():
                if name.startswith(prefixes) and owner.get(library) != folder:
                    yield f"{path}:{number}: <{name}> belongs in src/{owner.get(library, '(nobody)')}"
            if "." in name and not any(name.startswith(p) for ps in LIBRARY_PREFIX.values() for p in ps) and not name.startswith("sys/") \
                    and name not in ("fcntl.h", "unistd.h"):
                yield f"{path}:{number}: <{name}> is of no library in src/README.md"
    public = {"report.hpp"}
    grown = True
    while grown:
        grown = False
        for header in list(public):
            for number, kind, name in includes(root / "src" / header):
                if kind == '"' and name not in public:
                    public.add(name)
                    grown = True
                if kind == "<" and "/" in name and not name.startswith("tl/"):
                    yield f"src/{header}:{number}: a public header includes <{name}>"
    for header in public:
        if header != "report.hpp" and not header.startswith("base/"):
            yield f"src/{header}: included by report.hpp, yet not of base"
        if f"{header}" not in (root / "src/CMakeLists.txt").read_text():
            yield f"src/{header}: a public header that is not installed"


def rule_paths(root):
    known = {str(p.relative_to(root)) for p in tracked(root)}
    folders = {str(parent) for p in known for parent in pathlib.PurePath(p).parents}
    for readme in [p for p in tracked(root, "*.md") if p.name == "README.md"]:
        for number, line in enumerate(readme.read_text().splitlines(), 1):
            for code in re.findall(r"`([^`\s]+)`|\]\(([^)#\s]+)\)", line):
                name = (code[0] or code[1]).rstrip("/")
                if "://" in name or not re.fullmatch(r"[\w.][\w.\-]*(/[\w.\-]+)+", name) or name.split("/")[0] in ("build", "published"):
                    continue
                here = (readme.parent / name)
                if name in known or name in folders or (here.exists() and here.resolve().is_relative_to(root)):
                    continue
                yield f"{readme}:{number}: names '{name}', which is not there"


def rule_sizes(root):
    exempt = re.compile(r"^(samples|tests/data|tests/golden|templates)/|\.(rnc|rng|json|tsv|svg|png|txt)$|^LICENSE$")
    for path in tracked(root):
        name = str(path.relative_to(root))
        if exempt.search(name) or "golden" in name:
            continue
        lines = path.read_bytes().count(b"\n")
        if lines > 600:
            yield f"{name}: {lines} lines; a step hides in it"


def rule_names(root):
    for path in tracked(root):
        if re.search(r"_(2|impl|utils|helpers|common)(_test)?\.\w+$", path.name):
            yield f"{path.relative_to(root)}: name it for what it holds"
    allowed = {"CMakeLists.txt", "src", "templates", "styles", "samples", "tests", "README.md", "LICENSE", "CMakePresets.json"}
    for top in {str(p.relative_to(root)).split("/")[0] for p in tracked(root)}:
        if top not in allowed and not top.startswith("."):
            yield f"{top}: does not belong at the top level"


def rule_words(root):
    banned = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|using namespace [a-z]+;.*$(?<=\.hpp)")
    for path in tracked(root, "src", "tests", "samples", "templates", "styles", ".ci"):
        if path == pathlib.Path(__file__).resolve() or path.suffix not in (".cpp", ".hpp", ".py", ".md", ".css", ".mustache", ".xml", ".txt", ".cmake", ""):
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if banned.search(line):
                yield f"{path}:{number}: unfinished by its own word"
    for path in sources(root):
        text = path.read_text()
        for pattern, why in ((r"std::regex", "too slow"), (r"\bstrtod\b|\bstof\b|\bstod\b|\bsetlocale\b", "depends on the locale"),
                             (r"for \([^;)]*unordered_", "order of a hash")):
            for m in re.finditer(pattern, text):
                yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {m.group(0)}: {why}"


def rule_codes(root):
    tests = "\n".join(p.read_text(errors="replace") for p in tracked(root, "tests"))
    seen = {}
    for path in tracked(root, "src/*/codes.def"):
        explained = (path.parent / "codes.md").read_text() if (path.parent / "codes.md").exists() else ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            m = re.match(r"TC_CODE\((\w+),", line)
            if not m:
                continue
            code = m.group(1)
            if code in seen:
                yield f"{path}:{number}: {code} stands in {seen[code]} too"
            seen[code] = path
            if f"\n## {code}\n" not in "\n" + explained:
                yield f"{path}:{number}: {code} is not explained in codes.md"
            if not re.search(rf"\b{code}\b", tests):
                yield f"{path}:{number}: no test raises {code}"
            others = "".join(p.read_text() for p in tracked(root, f"{path.parent.relative_to(root)}/*.cpp", "src/*.cpp", "src/cli/*.cpp"))
            if not re.search(rf"\b{code}\b", others):
                yield f"{path}:{number}: nothing reports {code}"


def main():
    rule, root = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    breaches = list(globals()[f"rule_{rule}"](root))
    for breach in breaches:
        print(breach.replace(str(root) + "/", ""))
    return 1 if breaches else 0


sys.exit(main())
