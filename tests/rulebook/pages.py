"""A rule page to vary, and a check for it that needs nothing but the text."""

import re

from cchc_check.checks.check import Check
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix, Related
from cchc_check.text.span import Span

HEADER = """\
check = "double-word"
severity = "error"
status = "stable"
since = "0.1.0"
basis = "Nghị định 30/2020/NĐ-CP"
[title]
vi = "Từ viết hai lần"
en = "Word written twice"
[message]
vi = "Từ “{word}” viết hai lần liền nhau."
en = "The word “{word}” is written twice."
[fix]
vi = "Bớt một từ “{word}”"
en = "Drop one “{word}”"
[notes.first]
vi = "lần thứ nhất: “{seen}”"
en = "first time: “{seen}”"
[variants.far]
severity = "warning"
message.vi = "Từ “{word}” có thể thừa."
message.en = "The word “{word}” may be one too many."
[stage]
issue = "warning"
[params]
least = 2
[in_force]
from = 2020-03-05
"""
PROSE = """
## Vì sao

Người đọc vấp.

## Không báo khi

Từ láy.

## Cách tắt

Ghi chú trong văn bản.

## In English

A slip of the hand.
"""
EXAMPLES = """
## Ví dụ

```bad
Sở **đã đã** trình.
     ^^^^^ Từ “đã” viết hai lần liền nhau.
```

```fixed
Sở **đã** trình.
```

```bad stage=issue
Số số liệu
và và tăng.
^^^^^ Từ “và” viết hai lần liền nhau.
```

```good
Sở đã trình.
```

```good format=txt
Luôn luôn đúng hạn.
```
"""


def page(header=HEADER, examples=EXAMPLES):
    return f"# TRM901 · Từ viết hai lần\n\n```toml\n{header}```\n{PROSE}{examples}"


def double_words(facts, params, context):
    for match in re.finditer(r"\b(\w+) (\1)\b", facts.document.text):
        if len(match[1]) >= params["least"] and match[1] != "luôn":
            cut = Edit(Span(match.end(1), match.end(2)), "")
            first = Related(Span(*match.span(1)), "first", {"seen": match[1]})
            yield Finding(Span(*match.span()), {"word": match[1]}, (first,), Fix((cut,), Applicability.SAFE))


CHECK = Check(
    name="double-word",
    function=double_words,
    values=("word",),
    params={"least": 1, "except_words": ("luôn",), "share": 0.5},
    variants=("far",),
    notes=("first",),
)
