"""Connected components: numbers that are held together by pairs of them."""

import numpy as np

from pipeline.match.coding.columns import Ints


def label_components(size: int, first: Ints, second: Ints) -> Ints:
    """Connected components as labels: the smallest number in each.

    That of scipy is as fast, but importing it takes longer than matching a list of a thousand.
    """
    labels: Ints = np.arange(size)
    while True:
        one, other = labels[first], labels[second]
        apart = one != other
        if not apart.any():
            return labels
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        # Every label is its own, so what it stands for goes along with it.
        np.minimum.at(labels, high, low)
        while not np.array_equal(labels, further := labels[labels]):
            labels = further
