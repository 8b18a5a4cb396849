"""Can one event satisfy two rules? Proves it for conditions of the everyday kind, and stays silent where it cannot."""

from __future__ import annotations

from itertools import product

from sojourn.rules.model import All, Any_, Compare, Node, Rule, Scalar

_LIMIT = 64

Clause = dict[tuple[str, bool], frozenset[Scalar]]
"""A conjunction of 'field is one of these values'."""


def overlap(first: Rule, second: Rule) -> bool:
    """True when some event certainly satisfies both rules: identical rules, or `=` and `in` that share a value.

    Fields named by only one of the rules are free, so `event = 'a'` and `event = 'a' and channel = 'web'` overlap.
    Rules with other operators are only compared for identity: False then means "not proven".
    """
    if first.node == second.node:
        return True
    ours, theirs = _clauses(first.node), _clauses(second.node)
    if ours is None or theirs is None:
        return False
    return any(_meet(one, other) for one, other in product(ours, theirs))


def _meet(one: Clause, other: Clause) -> bool:
    return all(one[key] & other[key] for key in one.keys() & other.keys())


def _clauses(node: Node) -> list[Clause] | None:
    """The rule as alternatives of conjunctions, or None where it says more than `=` and `in`."""
    if isinstance(node, Compare):
        if node.operator not in ("=", "in"):
            return None
        return [{(node.field, node.is_property): frozenset(node.values)}]
    if isinstance(node, Any_):
        parts = [_clauses(part) for part in node.parts]
        found = [clause for part in parts if part is not None for clause in part]
        return found if all(part is not None for part in parts) and len(found) <= _LIMIT else None
    return _conjunction(node.parts) if isinstance(node, All) else None


def _conjunction(parts: tuple[Node, ...]) -> list[Clause] | None:
    clauses: list[Clause] = [{}]
    for part in parts:
        alternatives = _clauses(part)
        if alternatives is None or len(clauses) * len(alternatives) > _LIMIT:
            return None
        joined = (_join(one, other) for one in clauses for other in alternatives)
        clauses = [clause for clause in joined if clause is not None]
    return clauses


def _join(one: Clause, other: Clause) -> Clause | None:
    """Both at once; None where a field would need two values."""
    joined = {**one, **other}
    for key in one.keys() & other.keys():
        joined[key] = one[key] & other[key]
        if not joined[key]:
            return None
    return joined
