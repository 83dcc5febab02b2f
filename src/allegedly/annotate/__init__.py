"""The only room that runs models: Document -> Annotated, in plain values."""
