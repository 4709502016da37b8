"""Claims → a chain of organisations, people and works, laid out in layers.

Who stands above whom: what something is part of stands above it, who produces, airs, leads or
commissions stands above what is produced, aired, led. Each group that hangs together is a
drawing of its own; a layer holds at most `ACROSS` names, so that it can be read on paper.
Nothing is judged: claims that cannot all hold are all drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from airwitness.case.claims import conflicts
from airwitness.case.content import Claim

ACROSS = 4
_SWEEPS = 6
_UPWARDS = frozenset({"part of", "belongs to", "subsidiary of", "member of", "reports to"})
"""Relations whose object stands above their subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name in the drawing, or a bend of a long edge."""

    name: str
    kind: str
    """`organisation`, `person`, `work`; empty for a bend."""
    layer: int
    place: float
    """From left to right, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One relation of two names, with all claims of it."""

    subject: str
    relation: str
    object: str
    claims: tuple[Claim, ...]
    bends: tuple[Node, ...]
    """From the upper end to the lower, both ends too."""
    is_upwards: bool
    """Whether it leads from the lower end to the upper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One group of names that hang together."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    layers: int


def chains(claims: Sequence[Claim]) -> tuple[Chain, ...]:
    """The drawings, in the order in which their first claims were made."""
    drawn = [claim for claim in claims if claim.subject and claim.object]
    return tuple(_chain(group) for group in _groups(drawn))


def differing(claims: Sequence[Claim]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the claims that conflict, each with all that it conflicts with."""
    groups: list[set[int]] = []
    for pair in conflicts(claims):
        mine = [group for group in groups if group & set(pair)]
        groups = [g for g in groups if g not in mine] + [set(pair).union(*mine)]
    return tuple(tuple(sorted(group)) for group in sorted(groups, key=min))


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that are joined by names."""
    groups: list[tuple[set[str], list[Claim]]] = []
    for claim in claims:
        mine = [g for g in groups if claim.subject in g[0] or claim.object in g[0]]
        names = {claim.subject, claim.object}.union(*(g[0] for g in mine))
        joined = [c for g in mine for c in g[1]] + [claim]
        groups = [g for g in groups if g not in mine] + [(names, joined)]
    ordered = sorted(groups, key=lambda g: min(c.number for c in g[1]))
    return [sorted(group, key=lambda c: c.number) for _, group in ordered]


def _chain(claims: Sequence[Claim]) -> Chain:
    relations: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for claim in claims:
        relations[claim.subject, claim.relation, claim.object].append(claim)
        kinds.setdefault(claim.subject, claim.subject_kind)
        kinds.setdefault(claim.object, claim.object_kind)
    down = {key: _ends(key) for key in relations}
    layer = _narrow(_layers(list(kinds), list(down.values())), list(kinds))
    paths = {key: _path(key, *ends, layer) for key, ends in down.items()}
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for name in kinds:
        rows[layer[name]].append(name)
    for path in paths.values():
        for name, at in path[1:-1]:
            rows[at].append(name)
    rows = _ordered(rows, list(paths.values()))
    nodes = {
        (name, at): Node(name=name, kind=kinds.get(name, ""), layer=at, place=place)
        for at, row in enumerate(rows)
        for name, place in zip(row, _places(row, kinds), strict=True)
    }
    edges = tuple(
        Edge(
            subject=key[0],
            relation=key[1],
            object=key[2],
            claims=tuple(group),
            bends=tuple(nodes[step] for step in paths[key]),
            is_upwards=paths[key][0][0] != key[0],
        )
        for key, group in relations.items()
        if key[0] != key[2]
    )
    named = tuple(node for (name, _), node in nodes.items() if name in kinds)
    return Chain(nodes=named, edges=edges, layers=len(rows))


def _ends(key: tuple[str, str, str]) -> tuple[str, str]:
    """Who stands above, and who below."""
    subject, relation, other = key
    return (other, subject) if relation.casefold() in _UPWARDS else (subject, other)


def _layers(names: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The length of the longest way down to each name; ways that lead back are passed over."""
    below: dict[str, list[str]] = defaultdict(list)
    for upper, lower in edges:
        if upper != lower:
            below[upper].append(lower)
    order, back = _walked(names, below)
    layer = dict.fromkeys(names, 0)
    for name in reversed(order):
        for lower in below[name]:
            if (name, lower) not in back:
                layer[lower] = max(layer[lower], layer[name] + 1)
    return layer


def _walked(
    names: Sequence[str], below: dict[str, list[str]]
) -> tuple[list[str], set[tuple[str, str]]]:
    """Every name after all that stands below it, and the ways that lead back (depth first)."""
    order: list[str] = []
    is_done: dict[str, bool] = {}
    back: set[tuple[str, str]] = set()
    for root in names:
        walk = [] if root in is_done else [(root, iter(below[root]))]
        is_done.setdefault(root, False)
        while walk:
            name, rest = walk[-1]
            following = next(rest, None)
            if following is None:
                is_done[name] = True
                order.append(name)
                walk.pop()
            elif following not in is_done:
                is_done[following] = False
                walk.append((following, iter(below[following])))
            elif not is_done[following]:
                back.add((name, following))
    return order, back


def _narrow(layer: dict[str, int], names: Sequence[str]) -> dict[str, int]:
    """Layers with at most `ACROSS` names: what is too much goes into a layer of its own below."""
    out: dict[str, int] = {}
    at = 0
    for level in range(max(layer.values()) + 1):
        row = [name for name in names if layer[name] == level]
        for start in range(0, len(row), ACROSS):
            out |= dict.fromkeys(row[start : start + ACROSS], at)
            at += 1
    return out


def _path(
    key: tuple[str, str, str], upper: str, lower: str, layer: dict[str, int]
) -> list[tuple[str, int]]:
    """The way of an edge from layer to layer, downwards."""
    if layer[upper] > layer[lower]:
        upper, lower = lower, upper
    first, last = layer[upper], layer[lower]
    bends = [("\x00".join(key), at) for at in range(first + 1, last)]
    return [(upper, first), *bends, (lower, last)]


def _ordered(rows: list[list[str]], paths: Sequence[list[tuple[str, int]]]) -> list[list[str]]:
    """Each layer sorted by the middle of what it hangs on, so that few edges cross."""
    beside: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for path in paths:
        for one, other in pairwise(path):
            beside[one].append(other)
            beside[other].append(one)
    for sweep in range(_SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        order = range(1, len(rows)) if step == 1 else range(len(rows) - 2, -1, -1)
        for at in order:
            known = {name: n / max(1, len(rows[at - step]) - 1) for n, name in
                     enumerate(rows[at - step])}  # fmt: skip
            rows[at] = sorted(rows[at], key=lambda name: _middle(beside[name, at], known))
    return rows


def _middle(others: Iterable[tuple[str, int]], known: dict[str, float]) -> float:
    places = [known[name] for name, _ in others if name in known]
    return sum(places) / len(places) if places else 0.5


def _places(row: Sequence[str], kinds: dict[str, str]) -> list[float]:
    """From left to right: a bend takes a quarter of the room of a name."""
    room = [1.0 if name in kinds else 0.25 for name in row]
    total = sum(room)
    return [(sum(room[:n]) + own / 2) / total for n, own in enumerate(room)]
