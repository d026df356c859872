"""What must never stand in a log."""

import logging
import re

TOKEN = re.compile(r"(/answer/[a-z]+/|/mail/stop/)[^/\s]+")


class HideTokens(logging.Filter):
    """Blanks the tokens of links, for guests and to stop mail, in addresses that Django refused."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                TOKEN.sub(r"\1…", str(each)) if isinstance(each, str) else each for each in record.args
            )
        return True
