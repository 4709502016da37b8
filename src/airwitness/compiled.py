"""The one way that loops are compiled.

Kernels are compiled when first called and kept in numba's cache beside the code. Where no
cache folder can be written they are compiled in each process: slower, never a failure. Numba
itself is imported then too: a command that counts nothing starts without it.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_ONE_AT_A_TIME = Lock()


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays; it runs without the interpreter's lock."""
    return _Kernel(function)


class _Kernel(Generic[P, R]):
    """A function that is compiled when it is first called."""

    def __init__(self, function: Callable[P, R]) -> None:
        self.py_func = function
        self._compiled: Any = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        result: R = (self._compiled or self._made())(*args, **kwargs)
        return result

    @property
    def _numba_type_(self) -> Any:
        """What numba takes it for where another kernel calls it."""
        return (self._compiled or self._made())._numba_type_

    def _made(self) -> Any:
        """The compiled function: the same one for all threads."""
        with _ONE_AT_A_TIME:
            if self._compiled is None:
                self._compiled = _compiled(self.py_func)
        return self._compiled


def _compiled(function: Callable[..., Any]) -> Any:
    import numba

    try:
        return numba.njit(nogil=True, cache=True)(function)
    except RuntimeError:  # numba: no locator available for the cache
        return numba.njit(nogil=True)(function)
