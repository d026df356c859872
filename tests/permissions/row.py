"""One line of the permission matrix."""

from dataclasses import dataclass

EVERYBODY = "LlAaTQUECXM"
READERS = "LATQUEC"  # who reads Sam's evidence once it is handed in


@dataclass(frozen=True)
class Row:
    route: str
    method: str = "GET"
    about: str = ""
    ok: str = ""
    no: str = ""
    own: bool = False
    public: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.route} {self.about}".strip()
