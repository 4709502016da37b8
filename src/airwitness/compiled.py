"""The one way that loops are compiled.

Kernels are compiled when first called and kept in numba's cache beside the code. Where no
cache folder can be written they are compiled in each process: slower, never a failure.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays; it runs without the interpreter's lock."""
    try:
        compiled: Callable[P, R] = numba.njit(nogil=True, cache=True)(function)
    except RuntimeError:  # numba: no locator available for the cache
        compiled = numba.njit(nogil=True)(function)
    return compiled
