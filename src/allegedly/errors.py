"""All errors that `allegedly` raises on purpose.

    AllegedlyError
    ├── InputError              one input cannot be used; the others still are
    │   ├── UnreadableInput     missing, no permission, broken container
    │   ├── UnsupportedInput    a format or a language that is not read
    │   ├── EmptyInput          no text in it
    │   └── InputTooLarge       over a bound of size, depth or expansion
    ├── ConfigError             a setting is unknown or out of range
    ├── CaseError               the case file cannot be used
    │   ├── NotACase            the file is no case file, or damaged
    │   ├── CaseTooNew          written by a newer version of allegedly
    │   └── CaseWriteFailed     the disk is full, or the file is read-only
    ├── RunError                the folder of a run cannot be used or written
    ├── VerificationFailed      a case holds a quote or hash that does not check
    └── MissingDependency       an extra or a model package is not installed

Every message names the thing, the reason and what to do.
"""

from __future__ import annotations


class AllegedlyError(Exception):
    """Base of all errors raised on purpose: what, why, and what to do about it.

    >>> str(AllegedlyError("a.pdf", "it is encrypted", "remove the password first"))
    'a.pdf: it is encrypted; remove the password first'
    """

    def __init__(self, subject: str, reason: str, remedy: str) -> None:
        super().__init__(subject, reason, remedy)
        self.subject = subject
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}; {self.remedy}"


class InputError(AllegedlyError):
    """One input cannot be used; the others still are."""


class UnreadableInput(InputError):
    """Missing, no permission, or a broken container."""


class UnsupportedInput(InputError):
    """A format or a language that is not read."""


class EmptyInput(InputError):
    """Nothing to read in it."""


class InputTooLarge(InputError):
    """Over a bound of size, depth or expansion."""


class ConfigError(AllegedlyError):
    """A setting is unknown or out of range."""


class CaseError(AllegedlyError):
    """The case file cannot be used."""


class NotACase(CaseError):
    """The file is no case file, or is damaged."""


class CaseTooNew(CaseError):
    """The case file was written by a newer version."""


class CaseWriteFailed(CaseError):
    """The case file cannot be written."""


class RunError(AllegedlyError):
    """The folder of a run cannot be used or written."""


class VerificationFailed(AllegedlyError):
    """A case holds a quote or a hash that does not check."""


class MissingDependency(AllegedlyError):
    """An extra or a model package is not installed."""
