"""Do the pictures of a clip follow each other, or were they put in another order?

What follows each other is more alike than what lies seconds apart, however slow or fast the scene.
In a clip whose pictures were shuffled it is not; there the order of time tells nothing. Pictures
are compared 0.5 and 0.75 s apart, so that it does not matter if each is held for a moment.
"""

import numpy as np
from numpy.typing import NDArray

LEAST = 20  # pictures: from fewer it cannot be told
_NEAR = (2, 3)  # pictures apart that are compared
_FAR = range(6, 40, 3)  # with these
_NOISE = 1.0  # grey levels that any place of a picture may differ by
_CERTAIN = 2.2  # standard deviations from what chance would give


def is_sequence(thumbs: NDArray[np.float32]) -> bool:
    """Whether pictures are in an order of time.

    In what repeats itself those that follow each other may be the least alike: that is an order
    too.

    Args:
        thumbs: float32 [n, k], grey values of small pictures, four a second.
    """
    count = len(thumbs)
    if count < LEAST:
        return True
    apart = [lag for lag in _FAR if lag < count]
    usual = np.mean([np.abs(thumbs[lag:] - thumbs[:-lag]).mean(axis=0) for lag in apart], axis=0)
    usual += _NOISE  # each place counts as much as another, however much moves there
    near, far = (
        np.concatenate(
            [(np.abs(thumbs[lag:] - thumbs[:-lag]) / usual).mean(axis=1) for lag in some]
        )
        for some in (_NEAR, apart)
    )
    far.sort()
    rank = float(np.mean([np.searchsorted(far, near, "left"), np.searchsorted(far, near, "right")]))
    return bool(abs(rank / far.size - 0.5) * np.sqrt(12 * count) > _CERTAIN)
