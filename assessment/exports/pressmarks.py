"""Small repairs to WeasyPrint's tagged output, made in its `finisher` hook on pydyf objects."""

from typing import Any

import pydyf


def name_links(pdf: Any, labels: dict[str, str]) -> None:
    """Give each link a spoken name; WeasyPrint writes the bare anchor there."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link" and "Dest" in item:
            anchor = item["Dest"].string
            item["Contents"] = pydyf.String(labels.get(anchor, anchor))


def free_margin_boxes(pdf: Any) -> None:
    """Turn running heads and feet into artifacts.

    WeasyPrint tags their text with elements that hang in no tree: marked, yet unreachable, which PDF/UA
    forbids.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    document = _object(pdf, root["K"][0])
    attached = set(document["K"])
    orphans = [
        item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary)
        and item.get("P") == document.reference
        and item.reference not in attached
    ]
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    pages = {reference: index for index, reference in enumerate(pdf.page_references)}
    for orphan in orphans:
        for page, mcid in list(_marks(pdf, orphan)):
            numbers[2 * pages[page] + 1][mcid] = b"null"
            _unmark(_object(pdf, _object(pdf, page)["Contents"]), mcid)


def _marks(pdf: Any, element: Any) -> Any:
    """Yield (page reference, marked-content id) for all text under `element`."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield element["Pg"], kid
        else:
            yield from _marks(pdf, _object(pdf, kid))


def _unmark(stream: Any, mcid: int) -> None:
    operators = stream.stream
    for index, operator in enumerate(operators):
        if isinstance(operator, pydyf.Dictionary) and operator.get("MCID") == mcid:
            operators[index - 1] = b"/Artifact"
            operators[index] = pydyf.Dictionary({"Type": "/Pagination"})
            return


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
