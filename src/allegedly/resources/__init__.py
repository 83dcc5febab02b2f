"""Tables, templates, schemas and trained weights that travel with the package."""
