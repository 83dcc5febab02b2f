"""From bytes to documents: files, links, feeds, tables, archives; text, metadata and zones."""
