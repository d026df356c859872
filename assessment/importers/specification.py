"""Reads one specification file. Where the file is wrong, one sentence says where and why."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Never

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from .specification_items import (
    Specification,
    SpecificationError,
    qualification_from_json,
    unit_from_json,
)
from .specification_references import check_within

SCHEMA = "loopfolio-spec/1"
MAX_BYTES = 5 * 1024 * 1024
SCHEMA_FILE = Path(__file__).parent.parent / "specifications" / "schema" / "loopfolio-spec-1.json"

TYPES = {
    "string": "text",
    "array": "a list",
    "object": "an object",
    "integer": "a whole number",
    "boolean": "true or false",
}
#: Our words for what the schema asks, from the keyword that failed and its value.
REASONS: dict[str, Callable[[Any], str]] = {
    "anyOf": lambda wanted: "must hold qualifications, units or both",
    "enum": lambda wanted: f"must be one of {', '.join(filter(None, wanted))}",
    "format": lambda wanted: "must be a date such as 2030-12-31",
    "maxLength": lambda wanted: f"is longer than {wanted} characters",
    "maximum": lambda wanted: f"must be at most {wanted}",
    "minItems": lambda wanted: "is empty",
    "minimum": lambda wanted: f"must be at least {wanted}",
    "pattern": lambda wanted: "is empty" if wanted == r"\S" else "holds a character that cannot be stored",
    "type": lambda wanted: f"must be {TYPES[wanted]}",
    "uniqueItems": lambda wanted: "lists the same thing twice",
}


def read_specification(path: Path) -> Specification:
    """What the file says, checked against the schema and against itself.

    Raises SpecificationError with one sentence. Names of units that are not in this file are not
    checked here: see specification_references.check_between.
    """
    try:
        data = _parse(path.name, _text(path))
        _check_shape(path.name, data)
    except RecursionError:
        raise SpecificationError(f"{path.name} is nested too deeply to be a specification.") from None
    wording = data["wording"]
    specification = Specification(
        name=path.name,
        wording=wording,
        qualifications=tuple(
            qualification_from_json({**each, "wording": wording}) for each in data.get("qualifications", ())
        ),
        units=tuple(unit_from_json({**each, "wording": wording}) for each in data.get("units", ())),
    )
    check_within(specification)
    return specification


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SpecificationError(f"{path.name} cannot be read: {error.strerror}.") from None
    if len(raw) > MAX_BYTES:
        raise SpecificationError(f"{path.name} is larger than 5 MB, the most a specification may be.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SpecificationError(
            f"{path.name} is not UTF-8 text; save it as UTF-8 and load it again."
        ) from None


def _parse(name: str, text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_keys_once, parse_constant=_not_json, parse_int=_short_number
        )
    except json.JSONDecodeError as error:
        reason = error.msg[0].lower() + error.msg[1:]
        place = f"line {error.lineno}, column {error.colno}"
        raise SpecificationError(f"{name} is not valid JSON at {place}: {reason}.") from None
    except ValueError as error:
        raise SpecificationError(f"{name} {error}.") from None


def _keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a key come twice and keeps the last; here that would lose somebody's words unseen."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"has the key {_quote(key)} twice in one object")
        found[key] = value
    return found


def _not_json(constant: str) -> Never:
    raise ValueError(f"holds {constant}, which is not JSON")


def _short_number(digits: str) -> int:
    if len(digits) > 9:
        raise ValueError("holds a number that is too long")
    return int(digits)


def _check_shape(name: str, data: Any) -> None:
    if not isinstance(data, dict):
        raise SpecificationError(f"{name} must hold one JSON object.")
    if data.get("schema") != SCHEMA:
        raise SpecificationError(f'{name}: schema must be "{SCHEMA}".')
    if error := next(_validator().iter_errors(data), None):
        place, reason = _explain(error)
        raise SpecificationError(f"{name}: {place} {reason}." if place else f"{name} {reason}.")


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def _explain(error: ValidationError) -> tuple[str, str]:
    """Where (units[0].criteria[3].text) and why, in our words: the library's quote whole values."""
    steps = list(error.absolute_path)
    wanted: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema
    if error.validator == "required":
        missing = next(key for key in wanted if key not in found)
        return _place([*steps, missing]), "is missing"
    if error.validator == "additionalProperties":
        unknown = next(key for key in found if key not in schema["properties"])
        return _place(steps), f"has the unknown key {_quote(unknown)}"
    return _place(steps), REASONS[str(error.validator)](wanted)


def _place(steps: Iterable[str | int]) -> str:
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps]
    return "".join(parts).removeprefix(".")


def _quote(key: str) -> str:
    return json.dumps(key if len(key) <= 40 else f"{key[:40]}…")
