"""How far coders agree: Krippendorff's alpha for names without an order (nominal data).

A *unit* is one code at one exhibit; its value is whether a coder used the code anywhere in that
exhibit. Only exhibits that at least two coders coded are counted, and of these only the values of
coders who used any code there: who used none may not have looked. The codes are those that anybody
used in such an exhibit. Where in the exhibit a code stands is not compared.

    alpha = 1 - (n - 1) · Σ_u Σ_{c≠k} n_uc · n_uk / (m_u - 1)  /  Σ_{c≠k} n_c · n_k

with n values in all, m_u of them in unit u, n_uc of these with the value c (Krippendorff, Content
Analysis, 4th ed., §12.3). 1 is full agreement, 0 what chance gives, less is worse than chance.
There is none where nothing could be compared, or where all values are the same.

Example:
    >>> float(alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]))
    0.5333333333333333
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from airwitness.case.content import Case

_PAIR = 2  # values of a unit that can be compared at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far the coders of a case agree."""

    coders: tuple[str, ...]
    exhibits: tuple[int, ...]
    """Coded by at least two of them."""
    units: int
    alpha: float | None
    """Over all units; None where there is none."""
    by_code: Mapping[str, float | None]
    """Of the units of each code alone."""


def agreement(case: Case) -> Agreement:
    """How far the coders of a case agree."""
    used: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for coding in case.codings:
        used[coding.exhibit][coding.record.actor].add(coding.code)
    shared = {exhibit: coders for exhibit, coders in used.items() if len(coders) >= _PAIR}
    codes = sorted(
        {c for by_coder in shared.values() for codes in by_coder.values() for c in codes}
    )
    units = {
        code: [[code in codes for codes in by_coder.values()] for by_coder in shared.values()]
        for code in codes
    }
    return Agreement(
        coders=tuple(sorted({coder for by_coder in shared.values() for coder in by_coder})),
        exhibits=tuple(sorted(shared)),
        units=sum(map(len, units.values())),
        alpha=_float(alpha([unit for some in units.values() for unit in some])),
        by_code={code: _float(alpha(some)) for code, some in units.items()},
    )


def alpha(units: Iterable[Sequence[Hashable]]) -> Fraction | None:
    """Krippendorff's alpha of nominal values.

    Args:
        units: the values that coders gave to each; a coder who gave none is left out.

    Returns:
        None where no unit has two values, or all values are the same.
    """
    counts = [Counter(unit) for unit in units if len(unit) >= _PAIR]
    totals = sum(counts, Counter[Hashable]())
    number = totals.total()
    expected = number**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    observed = sum(
        Fraction(count.total() ** 2 - sum(times**2 for times in count.values()), count.total() - 1)
        for count in counts
    )
    return 1 - (number - 1) * observed / Fraction(expected)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
