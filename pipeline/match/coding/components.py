"""Connected components: numbers that are held together by pairs of them."""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from pipeline.match.coding.columns import Ints


def label_components(size: int, first: Ints, second: Ints) -> Ints:
    """Connected components as labels: the index of each component's first node."""
    graph = coo_matrix((np.ones(len(first), dtype=np.int8), (first, second)), shape=(size, size))
    labels = connected_components(graph, directed=False)[1]
    start: Ints = np.full(labels.max(initial=-1) + 1, size, dtype=np.int64)
    np.minimum.at(start, labels, np.arange(size))
    found: Ints = start[labels]
    return found
