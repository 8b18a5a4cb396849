"""What is wrong with a proposed item, or what was done to it, and how to mend it. The words of a check of an answer."""

from __future__ import annotations

from typing import Final

from sojourn.kernel.phrase import Catalogue, Template

_CHECKS: Final[dict[str, Template]] = {
    "prompt.no_title": "It has no title. Give it a `title` in quotes.",
    "prompt.not_object": "It is not a group of names and values. Write it between curly brackets as in the example.",
    "prompt.not_list": "`{name}` is not a list. Write it between square brackets as in the example.",
    "prompt.too_long": "Its text has {n:number} characters, more than {most:number}. Shorten it.",
    "prompt.twice": "There is another one called '{title}' before it. Give it another title or leave it out.",
    "prompt.no_steps": "The stage has no step. Add one to its `steps`.",
    "prompt.unknown_kind": "'{given}' is no kind known here; '{used}' was taken. Known: {known}.",
    "prompt.unknown_type": "'{given}' is no type known here. Write one of: {known}.",
    "prompt.not_number": "'{given}' is no number. Write one from {low:number} to {high:number}, or null.",
    "prompt.out_of_range": "{given} is outside {low:number} to {high:number}. From a 1 to 5 scale subtract 3.",
    "prompt.no_lane": "There is no lane called '{given}'. Name one of: {known}.",
    "prompt.no_such_step": "There is no step called '{given}'. Write the title of a step as it stands in `stages`.",
    "prompt.unknown_fields": "Not known here and left out: {fields}.",
    "prompt.link_dropped": "A link to an address that may run code was taken out of the text.",
    "prompt.commas": "Commas before a closing bracket were taken out to read the answer.",
    "prompt.cut_off": "The answer has more than {most:number} items; the rest was left out.",
}

phrase: Final = Catalogue(_CHECKS)
