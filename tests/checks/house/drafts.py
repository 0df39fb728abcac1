"""Short drafts checked by one general check, with the parameters as a page writes them."""

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.extraction import extract
from cchc_check.localize import say
from cchc_check.readers import read_text
from cchc_check.registry import load_registry
from cchc_check.rulebook.wording import param_faults, reviewed, with_defaults


def facts_of(text, form="md"):
    return extract(read_text(text, form, f"draft.{form}"), load_registry())


def findings(name, text, form="md", **params):
    """The text's facts, and what the check finds in them."""
    check = checks.get(name)
    assert faults(name, **params) == []
    facts = facts_of(text, form)
    context = Context("draft", Unit(), load_registry())
    return facts, list(check.function(facts, with_defaults(params, check), context))


def quotes(name, text, form="md", **params):
    """The words of the canonical text that each finding stands on."""
    facts, found = findings(name, text, form, **params)
    return [facts.document.quote(each.at) for each in found]


def faults(name, **params):
    """The message names of what is wrong with the parameters; each can be said in both languages."""
    check = checks.get(name)
    found = [*param_faults(params, check)] or [*reviewed(params, check)]
    for reason, key, details in found:
        assert all(say(lang, reason, key=key, **details) for lang in ("vi", "en"))
    return [reason for reason, _, _ in found]
