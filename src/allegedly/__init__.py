"""Who says so, on whose word, how surely, and does anyone independent back it up?"""

__version__ = "0.1.0"
