"""What one run of the web app serves, and its bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from allegedly.config import Config

HOST = "127.0.0.1"
"""The only address that is listened on: a case is nobody else's business."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run. `who` is the name that decisions carry where none is typed; sizes in bytes."""

    case: Path
    port: int
    config: Config = field(default_factory=Config)
    workers: int = 2
    who: str = "analyst"
    max_upload_bytes: int = 50 * 1024 * 1024
    max_upload_files: int = 200

    @property
    def hosts(self) -> frozenset[str]:
        """The values of the Host header that are answered: others mean that somebody rebound a name to us."""
        return frozenset({f"{HOST}:{self.port}", f"localhost:{self.port}"})

    @property
    def origins(self) -> frozenset[str]:
        """The values of the Origin header of our own pages."""
        return frozenset(f"http://{host}" for host in self.hosts)
