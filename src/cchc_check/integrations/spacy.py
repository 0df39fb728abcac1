"""The spaCy pipeline component `cchc_check`: `nlp.add_pipe("cchc_check")` on any pipeline.

Invariant: this module loads nothing else of the package, because spaCy imports it for every pipeline it makes.
"""

# No postponed annotations here: spaCy reads those of the factory to check a configuration.
from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from cchc_check.integrations.spacy_component import Component

NAME = "cchc_check"
GROUPS = ("citations", "figures", "findings")
DEFAULTS: dict[str, Any] = {
    "format": "txt",
    "findings": True,
    "spans": {group: group for group in GROUPS},
    "select": ["ALL"],
    "ignore": [],
    "preview": False,
    "rule_paths": [],
    "plugins": [],
    "stage": "draft",
    "as_of": None,
    "lang": "vi",
    "unit": {},
    "rules": {},
}
"""The settings: `format` of the texts ("txt" or "md"), whether to look for `findings`, the key of `doc.spans` for
each group; the others are those of a configuration file."""


@Language.factory(
    NAME,
    default_config=DEFAULTS,
    assigns=[
        "doc.spans",
        "doc._.cchc_check",
        *(f"span._.{name}" for group in GROUPS for name in (group, group[:-1])),
    ],
)
def create(
    nlp: Language,
    name: str,
    format: str,
    findings: bool,
    spans: dict[str, str],
    select: list[str],
    ignore: list[str],
    preview: bool,
    rule_paths: list[str],
    plugins: list[str],
    stage: str,
    as_of: str | None,
    lang: str,
    unit: dict[str, Any],
    rules: dict[str, dict[str, Any]],
) -> "Component":
    """The component with these settings. Raises ConfigError, worded in both languages."""
    from cchc_check.errors import CchcCheckError
    from cchc_check.integrations.spacy_component import configured

    more = {"rule-paths": rule_paths, "plugins": plugins, "as-of": as_of}
    given = {"select": select, "ignore": ignore, "preview": preview, "stage": stage, "lang": lang}
    given |= {"unit": unit, "rules": rules}
    given |= {key: value for key, value in more.items() if value}
    try:
        _refuse_second(nlp)
        register()
        return configured(given, format, findings, spans)
    except CchcCheckError as error:
        error.path = error.path or name
        error.add_note(error.one_line("en"))
        raise


def _refuse_second(nlp: Language) -> None:
    """A Doc holds one record: the spans of one component must not lead to what another found."""
    from cchc_check.errors import ConfigError

    for name, factory in nlp.pipe_factories.items():
        if factory == NAME:
            raise ConfigError("spacy.second", key=name)


def register() -> None:
    """Make the extensions known: `doc._.cchc_check`, `span._.citation`, … Adding the component does it.

    A program that only loads documents calls it itself. Raises ConfigError when a name is taken.
    """
    from cchc_check.integrations.spacy_extensions import set_extensions

    set_extensions()
