"""A run: settings become a plan, documents become results. One document's trouble never stops the next.

Invariant: everything that was not checked is in a FileResult, as a Failure, a NotRun or a Gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check import checks
from cchc_check.checks.check import Context
from cchc_check.diagnostics import Diagnostic, Finding
from cchc_check.engine.diagnose import diagnose
from cchc_check.engine.results import Coverage, Failure, FileResult, NotRun, Reading, Stale
from cchc_check.engine.settings import RuleSettings, Settings
from cchc_check.engine.suppression import stale_directives, suppress
from cchc_check.errors import CchcCheckError, CheckError, ConfigError, ReadError
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.regimes import own_day
from cchc_check.limits import DEFAULT, Limits
from cchc_check.localize import say
from cchc_check.registry import load_registry
from cchc_check.rulebook.packs import is_shipped, known_rules
from cchc_check.rulebook.rule import Rule
from cchc_check.rulebook.selection import select
from cchc_check.rulebook.tuning import with_params, with_severity
from cchc_check.rulebook.wording import bind, param_faults, reviewed
from cchc_check.text.document import Document

if TYPE_CHECKING:
    from cchc_check.readers.source import Source


_FEW = 100


class Plan(Struct, frozen=True):
    """What a run needs besides documents. `rules` are bound: their parameters are complete.

    `known` holds the codes and names of all rules there are, chosen or not; `keep_reading` asks for the text of
    each document in its result; `pages` says where the pages lie of rules that are not shipped.
    """

    rules: tuple[Rule, ...]
    context: Context
    lang: str
    known: frozenset[str] = frozenset()
    keep_reading: bool = False
    limits: Limits = DEFAULT
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that run."""
        return frozenset(rule.code for rule in self.rules)


def prepare(settings: Settings, pages: Sequence[Rule] | None = None) -> Plan:
    """The plan that `settings` ask for, over the shipped rules or the given pages.

    Raises ConfigError for a selector or a rule setting that names nothing, RuleError for a page that is wrong.
    """
    own = (settings.rule_paths, settings.plugins)
    known = tuple(pages) if pages is not None else known_rules(*own)
    chosen = select(
        known,
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=settings.ignore,
        preview=settings.preview,
    )
    configured = _configured(known, settings)
    context = Context(settings.stage, settings.unit, load_registry(), settings.as_of)
    rules = tuple(_bound(rule, configured.get(rule.code, RuleSettings()), settings) for rule in chosen)
    names = frozenset(name for rule in known for name in (rule.code, rule.name))
    others = {rule.code: rule.path for rule in rules if not is_shipped(rule)} if any(own) else {}
    reading = settings.output_format == "html"
    return Plan(rules, context, settings.lang, names, reading, settings.limits, others)


def _configured(known: Iterable[Rule], settings: Settings) -> dict[str, RuleSettings]:
    codes = {key: rule.code for rule in known for key in (rule.code, rule.name)}
    for key in settings.rules:
        if key not in codes:
            raise ConfigError("config.unknown-rule", path=settings.source, key=key)
    return {codes[key]: own for key, own in settings.rules.items()}


def _bound(rule: Rule, own: RuleSettings, settings: Settings) -> Rule:
    check = checks.get(rule.check)
    for reason, key, details in param_faults(own.params, check):
        raise ConfigError(reason, path=settings.source, key=f"rules.{rule.code}.{key}", **details)
    if own.severity is not None:
        rule = with_severity(rule, own.severity)
    rule = bind(rule, check)
    if not own.params:
        return rule
    for reason, key, details in reviewed({**rule.params, **own.params}, check):
        raise ConfigError(reason, path=settings.source, key=f"rules.{rule.code}.{key}", **details)
    return bind(with_params(rule, own.params), check)


def check_document(
    document: Document, rules: Iterable[Rule], context: Context, *, lang: str = "vi"
) -> tuple[Diagnostic, ...]:
    """The diagnostics of bound `rules` on one document. A check that breaks raises."""
    facts = extract(document, context.registry)
    own = (rule.under(facts.regime) for rule in rules)
    found = [pair for rule in own if not _why_not(rule, facts) for pair in _findings(rule, facts, context)]
    return diagnose(document, found, context.stage, lang)


def check_facts(facts: Facts, plan: Plan) -> FileResult:
    """The result for a document whose facts are known; a check that breaks is a Failure, the others go on."""
    document = facts.document
    found: list[tuple[Rule, Finding]] = []
    not_run: list[NotRun] = []
    failures = list(_unread(document, plan.lang))
    for rule in plan.rules:
        if reason := _why_not(rule, facts):
            not_run.append(NotRun(rule.code, reason))
            continue
        try:
            found += _findings(rule.under(facts.regime), facts, plan.context)
        except CheckError as error:
            failures.append(Failure(error.one_line(plan.lang), rule.code))
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            failures.append(Failure(say(plan.lang, "run.check-broke", why=why), rule.code, _trace()))
    if len(not_run) == len(plan.rules):
        failures.append(Failure(say(plan.lang, "run.no-rules")))
    diagnostics = diagnose(document, found, plan.context.stage, plan.lang)
    result = FileResult(
        path=document.path,
        format=document.format,
        diagnostics=tuple(suppress(diagnostics, document.directives)),
        coverage=_coverage(facts, tuple(not_run)),
        failures=tuple(failures),
        reading=Reading(document.text, document.blocks, document.stories) if plan.keep_reading else None,
        pages={found.code: plan.pages[found.code] for found in diagnostics if found.code in plan.pages},
    )
    return replace(result, stale=tuple(_stale(result, document, plan))) if document.directives else result


def _stale(result: FileResult, document: Document, plan: Plan) -> Iterator[Stale]:
    codes = result.ran(plan.codes)
    ran = {name for rule in plan.rules if rule.code in codes for name in (rule.code, rule.name)}
    return stale_directives(document, result.diagnostics, ran, plan.known, plan.lang)


def check_file(path: str, plan: Plan, data: Source | None = None, *, format: str | None = None) -> FileResult:
    """The result for one file (or for `data` under the name `path`); never raises for what the file holds.

    `format` is one of the values of `READERS`, for a name that does not tell.
    """
    from cchc_check.readers import read

    try:
        document = read(path if data is None else data, path=path, format=format, limits=plan.limits)
        return check_facts(extract(document, plan.context.registry), plan)
    except ReadError as error:
        failure = Failure(error.one_line(plan.lang, with_path=False))
    except (MemoryError, RecursionError) as error:
        failure = Failure(say(plan.lang, "run.too-much", why=type(error).__name__))
    except CchcCheckError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        failure = Failure(say(plan.lang, "run.reader-broke", why=why), detail=_trace())
    form = format or Path(path).suffix.lstrip(".").lower()
    return FileResult(path=path, format=form, failures=(failure,))


def _trace() -> str:
    import traceback

    return traceback.format_exc()


def _findings(rule: Rule, facts: Facts, context: Context) -> Iterator[tuple[Rule, Finding]]:
    for finding in checks.get(rule.check).function(facts, rule.params, context):
        yield rule, finding


def _why_not(rule: Rule, facts: Facts) -> str:
    """The name of the reason why `rule` cannot run on this document, or ""."""
    if facts.regime not in rule.regimes:
        return "other-regime"
    for need in checks.get(rule.check).needs:
        if need not in facts.features:
            return f"needs-{need}"
    return "" if rule.applies_on(own_day(facts.letterhead)) else "not-in-force"


def _unread(document: Document, lang: str) -> Iterator[Failure]:
    if not any(map(str.isalpha, document.text)):
        yield Failure(say(lang, "run.no-text"))
    for reason in sorted({gap.reason for gap in document.gaps if gap.text}):
        yield Failure(say(lang, "run.gap-text", what=say(lang, f"gap.{reason}")))


def _coverage(facts: Facts, not_run: tuple[NotRun, ...]) -> Coverage:
    document = facts.document
    return Coverage(
        characters=_characters(document),
        citations=len(facts.citations),
        figures=_figures(facts),
        tables=len(document.tables),
        gaps=document.gaps,
        not_run=not_run,
        regime=facts.regime,
    )


def _characters(document: Document) -> int:
    """How many letters and digits there are: all that is neither space nor one of the few marks."""
    others = [char for char in document.alphabet if not char.isalnum()]
    if len(others) > _FEW:
        return sum(map(str.isalnum, document.text))
    return len(document.text) - sum(map(document.text.count, others))


def _figures(facts: Facts) -> int:
    """How many numbers were read: in sentences, in ratios and in cells of tables."""
    cells = sum(cell.quantity is not None for table in facts.tables for cell in table.cells.values())
    return len(facts.quantities) + 2 * len(facts.ratios) + cells
