"""A patch → a code of 60 bits: on which side of 60 planes it lies.

The planes were trained on drawn pictures (`bench/models/codes.py`; its result is kept in
`projection.npy` beside this file). Patches of the same thing seen again differ in few bits. The
first bits are the most telling ones: they are looked up in the index, where each stands so near
its plane that it might have fallen on the other side, the other side too.
"""

import functools
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from airwitness.compiled import kernel

CODE_BITS = 60
PREFIX_BITS = 24  # are looked up
UNSURE = 6  # of the prefix, the bits that are turned over too
_FLAT = 2.0  # grey levels: a patch with less contrast is divided by this
_WEIGHTS = np.uint64(1) << np.arange(CODE_BITS - 1, -1, -1, dtype=np.uint64)


def codes(patch: NDArray[np.float32]) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    """Codes of patches.

    Args:
        patch: float32 [n, SAMPLES * SAMPLES], grey values.

    Returns:
        uint64 [n], the most telling bit highest; float32 [n, CODE_BITS], how far from each plane
        the patch lies, in units of what changes between two looks at one thing.
    """
    planes = projection()
    side = _sides(standardised(patch), planes[:, :-1].T.copy(), planes[:, -1])  # [n, CODE_BITS]
    return packed(side), np.abs(side)


@kernel
def _sides(
    patch: NDArray[np.float32], planes: NDArray[np.float32], offset: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Float32 [n, k]: `patch` times `planes` less `offset`.

    A product of matrices by a library gives other last digits on other processors, and other
    threads wait for it.
    """
    out = np.empty((patch.shape[0], planes.shape[1]), np.float32)
    for i in range(patch.shape[0]):
        side = -offset
        for j in range(patch.shape[1]):
            value = patch[i, j]
            for k in range(side.size):
                side[k] += value * planes[j, k]
        out[i] = side
    return out


def packed(side: NDArray[np.float32]) -> NDArray[np.uint64]:
    """uint64 [n]: a bit for each plane, set on its far side."""
    bits: NDArray[np.uint64] = np.where(side > 0, _WEIGHTS, np.uint64(0)).sum(axis=1)
    return bits.astype(np.uint64)


def standardised(patch: NDArray[np.float32]) -> NDArray[np.float32]:
    """Patches with mean 0 and standard deviation 1: brightness and contrast do not count."""
    centred = patch - patch.mean(axis=1, keepdims=True)
    spread = np.maximum(centred.std(axis=1, keepdims=True), np.float32(_FLAT))
    out: NDArray[np.float32] = centred / spread
    return out


@functools.cache
def projection() -> NDArray[np.float32]:
    """float32 [CODE_BITS, SAMPLES * SAMPLES + 1]: directions, and what is taken off."""
    with resources.files("airwitness.fingerprint").joinpath("projection.npy").open("rb") as file:
        planes: NDArray[np.float32] = np.load(file, allow_pickle=False).astype(np.float32)
    return planes
