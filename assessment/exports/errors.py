"""What can go wrong with an export, in sentences people may read."""


class ExportError(Exception):
    """The pack could not be made. `detail` is for the log, never for a page."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail
