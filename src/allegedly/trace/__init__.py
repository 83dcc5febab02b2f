"""Who took it from whom: shared passages, citations, direction, origins, drift."""
