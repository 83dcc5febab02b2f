"""One dossier that every view shows; text, one-file HTML, pictures as SVG, and the JSON contracts."""
