"""The house rules that a test can see: imports point left, libraries stay at home, modules stay small."""

import ast
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "cchc_check"
MODULES = sorted(SRC.rglob("*.py"))
ORDER = (
    "kept", "patterns", "localize", "errors", "limits", "packaged", "text", "diagnostics", "registry", "word",
    "readers", "extraction", "checks", "rulebook", "engine", "reporters", "integrations", "cli",
)  # fmt: skip
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "markdown_it": {"readers", "rulebook", "cli"},
    "rapidfuzz": {"checks"},
    "regex": {"checks", "extraction"},
    "dateutil": {"extraction"},
    "pathspec": {"engine"},
    "spacy": {"integrations", "checks"},
    "pygls": {"integrations"},
    "lsprotocol": {"integrations"},
    "zipfile": {"word"},
    "pyexpat": {"word"},
}
MODULES_OF = {"spacy": ("integrations/spacy*", "checks/*/token_pattern*")}
"""Libraries so heavy that only these modules may name them; whoever imports such a module does so in a function."""
EVERYWHERE = {"msgspec"}
"""Records are its Structs: the same meaning as frozen slotted dataclasses, made and filled several times faster."""

EVERYWHERE_ELSE_FORBIDDEN = {
    "docx",
    "lxml",
    "xml",
    "yaml",
    "requests",
    "urllib",
    "http",
    "socket",
    "pickle",
    "ctypes",
}
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "managers",
    "core",
}
LAZY = (
    "spacy",
    "markdown_it",
    "regex",
    "pathspec",
    "pygls",
    "lsprotocol",
    "rapidfuzz",
    "rich",
    "cchc_check.readers",
    "cchc_check.word",
    "cchc_check.registry",
)
LONGEST_FUNCTION = 40
LONGEST_MODULE = 300


def name_of(path):
    return path.relative_to(SRC).with_suffix("").as_posix()


def package_of(path):
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path):
    """Every module that `path` imports, wherever in the module."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: imports are absolute"
            if node.module == "cchc_check":
                yield from (f"cchc_check.{alias.name}" for alias in node.names if alias.name != "__version__")
            else:
                yield node.module or ""


def each_module(function):
    return pytest.mark.parametrize("path", MODULES, ids=name_of)(function)


@each_module
def test_imports_point_left(path):
    own = package_of(path)
    if own in ("__init__", "__main__"):
        return
    for module in imported(path):
        if module.startswith("cchc_check."):
            other = module.split(".")[1]
            assert other in ORDER, f"{own} imports {module}"
            assert ORDER.index(other) <= ORDER.index(own), f"{own} imports {module}"


@each_module
def test_libraries_stay_at_home(path):
    for module in imported(path):
        head = module.partition(".")[0]
        assert head not in EVERYWHERE_ELSE_FORBIDDEN, f"{module} has no home"
        if head in HOMES:
            assert package_of(path) in HOMES[head], f"{module} lives in {sorted(HOMES[head])}"
        elif head not in ("cchc_check", "__future__") and head not in EVERYWHERE:
            assert head in sys.stdlib_module_names, f"{module} has no home"


@each_module
def test_a_heavy_library_is_named_only_where_it_is_used(path):
    for module in imported(path):
        for pattern in MODULES_OF.get(module.partition(".")[0], ("*",)):
            if fnmatch(name_of(path), pattern):
                break
        else:
            pytest.fail(f"{name_of(path)} imports {module}")


@each_module
def test_modules_say_what_lives_in_them(path):
    lines = (ast.get_docstring(tree_of(path)) or "").splitlines()
    assert lines, "a module opens with one to four lines"
    assert len("\n".join(lines)) > 20
    if path.name not in ("__init__.py", "errors.py", "__main__.py"):
        assert len(lines) <= 8


@each_module
def test_modules_and_functions_stay_small(path):
    assert path.stem not in FORBIDDEN_NAMES
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@each_module
def test_public_functions_and_classes_are_documented(path):
    for node in tree_of(path).body:
        handler = node.name.startswith(("start_", "end_")) if isinstance(node, ast.FunctionDef) else False
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and not handler:
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@each_module
def test_inheritance_only_where_a_library_or_the_exception_tree_wants_it(path):
    allowed = {
        "StrEnum",
        "Enum",
        "IntEnum",
        "Protocol",
        "NamedTuple",
        "TypedDict",
        "Exception",
        "Generic",
        "Struct",
    }
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef) and path.name != "errors.py":
            for parent in node.bases:
                parent = parent.value if isinstance(parent, ast.Subscript) else parent
                name = parent.attr if isinstance(parent, ast.Attribute) else getattr(parent, "id", "")
                outside = isinstance(parent, ast.Attribute) and getattr(parent.value, "id", "") in HOMES
                assert outside or name in allowed or name.startswith("_"), f"{node.name} inherits {name}"


def test_every_package_has_a_place_in_the_order():
    assert {package_of(path) for path in MODULES} - {"__init__", "__main__"} <= set(ORDER)


@pytest.mark.parametrize(
    "code",
    [
        "import cchc_check",
        "from cchc_check.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass",
    ],
)
def test_what_a_cheap_start_does_not_load(code):
    probe = f"{code}\nimport sys\nprint('LOADED', *(name for name in {LAZY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-I", "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1].split() == ["LOADED"], run.stdout


def test_importing_the_package_loads_nothing_else_of_it():
    probe = "import sys, cchc_check\nprint(*(name for name in sys.modules if name.startswith('cchc_check')))"
    run = subprocess.run([sys.executable, "-I", "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["cchc_check"]
