"""Rule pages of an office, to be written into a temporary folder."""

PAGE = """\
# {code} · Từ không dùng

```toml
check = "{check}"
severity = "{severity}"
status = "stable"
since = "0.1.0"
[title]
vi = "Từ không dùng"
en = "Unwanted word"
[message]
vi = "Không dùng “{{written}}”."
en = "Do not use “{{written}}”."
[params]
{params}
```

## Vì sao

Đơn vị quy định.

## Không báo khi

Không có.

## Cách tắt

Bỏ trang này.

## Ví dụ

```bad
Cần phải khẩn trương.
    ^^^^ Không dùng “phải”.
```

```bad
Phải phải.
     ^^^^ Không dùng “phải”.
```

```good
Cần khẩn trương.
```

```good
Bên trái.
```

## In English

An example.
"""


def write(
    folder,
    code="NHA001",
    name="unwanted-word",
    check="pattern",
    params="patterns = ['phải']",
    severity="warning",
):
    """The path of a page written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{code}-{name}.md"
    path.write_text(PAGE.format(code=code, check=check, params=params, severity=severity), encoding="utf-8")
    return path
