"""Documents for extraction tests: text as the readers leave it, without a reader in between."""

from cchc_check.registry import load_registry
from cchc_check.text.document import Block, Document, Mark
from cchc_check.text.normalize import normalize
from cchc_check.text.span import Span

REGISTRY = load_registry()


def plain(source: str, blocks: tuple[Block, ...] = ()) -> Document:
    """A document of this text."""
    text, source_map = normalize(source)
    return Document("report.txt", "txt", text, blocks, source_map)


def linked(source: str, words: str, target: str) -> Document:
    """A document in which the format links `words` to `target`."""
    text, source_map = normalize(source)
    start = text.index(words)
    mark = Mark(Span(start, start + len(words)), "link", target)
    return Document("report.docx", "docx", text, (), source_map, marks=(mark,))
