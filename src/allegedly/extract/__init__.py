"""Annotated -> Extraction: pure functions over plain values. Who says what, how surely, when."""
