"""`python -m allegedly` is the command `allegedly`."""

from allegedly.cli import main

if __name__ == "__main__":
    main()
