"""Safe parsing of one XML part with expat: no DOCTYPE, no entities, and one spelling of every name.

Invariant: handlers see the usual prefix ("w:p", "mc:Choice"), whatever prefix or edition the part uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pyexpat import ExpatError, ParserCreate, XMLParserType

from cchc_check.errors import CorruptDocument
from cchc_check.patterns import compiled

_MANY_BINDINGS = 100_000

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    _OOXML + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OOXML + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OOXML + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OOXML + "markup-compatibility/2006": "mc",
    _OOXML + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OOXML + "drawingml/2006/picture": "pic",
    _STRICT + "drawingml/picture": "pic",
    _OOXML + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    _OOXML + "drawingml/2006/diagram": "dgm",
    _STRICT + "drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_BYTE_PREFIXES = {uri.encode(): prefix.encode() for uri, prefix in _PREFIXES.items()}
_BINDING = compiled(rb"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")


class Markup:
    """A parser over `data` whose handlers may be exchanged while it runs.

    `plain` is True when names are handed on as they are written.
    """

    __slots__ = ("_names", "data", "parser", "part", "plain")

    def __init__(self, data: bytes, part: str) -> None:
        self.data = data
        self.part = part
        self.plain = _has_usual_prefixes(data)
        self.parser = self._parser()
        self._names: dict[str, str] = {}

    def handle(self, start: Start | None, end: End | None) -> None:
        """From now on, `start` and `end` are called for the tags that follow."""
        if not self.plain:
            start, end = start and self._spelt_start(start), end and self._spelt_end(end)
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end

    def run(self, pieces: Iterable[bytes] | None = None) -> None:
        """Parse `data`, or the pieces in its place, to the end, or raise CorruptDocument."""
        try:
            for piece in pieces or ():
                self.parser.Parse(piece, False)
            self.parser.Parse(b"" if pieces else self.data, True)
        except (ExpatError, LookupError, ValueError):
            raise CorruptDocument("read.bad-xml", hint="read.hint-save-as-docx", part=self.part) from None
        finally:
            self.parser.StartDoctypeDeclHandler = None

    def _parser(self) -> XMLParserType:
        parser = ParserCreate(None, None if self.plain else "}")
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        return parser

    def _refuse_doctype(self, *_: object) -> None:
        raise CorruptDocument("read.doctype", hint="read.hint-save-as-docx", part=self.part)

    def _spelt_start(self, start: Start) -> Start:
        spelt = self._spelt
        return lambda name, attrs: start(spelt(name), {spelt(key): value for key, value in attrs.items()})

    def _spelt_end(self, end: End) -> End:
        spelt = self._spelt
        return lambda name: end(spelt(name))

    def _spelt(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            uri, _, local = name.rpartition("}")
            prefix = _PREFIXES.get(uri)
            known = self._names[name] = f"{prefix}:{local}" if prefix else local if not uri else name
        return known


def parse(data: bytes, part: str, start: Start, end: End | None = None) -> None:
    """Call the handlers for every tag of a small part."""
    markup = Markup(data, part)
    markup.handle(start, end)
    markup.run()


def _has_usual_prefixes(data: bytes) -> bool:
    """True when every prefix we look at is bound to its own namespace and to nothing else."""
    if data.count(b"xmlns") > _MANY_BINDINGS:
        return False
    # No "<" stands in an attribute: behind the next one there is nothing to be found.
    end = data.find(b"<", max(0, data.rfind(b"xmlns")))
    for prefix, uri in set(_BINDING.findall(data, 0, end if end > 0 else len(data))):
        expected = _BYTE_PREFIXES.get(uri)
        if expected != prefix and (expected is not None or prefix in _BYTE_PREFIXES.values()):
            return False
    return True
