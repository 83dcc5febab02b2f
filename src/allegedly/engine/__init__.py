"""The stages of the pipeline run over many documents."""
