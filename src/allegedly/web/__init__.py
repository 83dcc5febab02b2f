"""The local web app: pages over one case file, on this machine alone."""
