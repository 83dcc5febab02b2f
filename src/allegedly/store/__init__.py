"""The case file: what is known of a set of documents, in one SQLite file that any database browser opens."""
