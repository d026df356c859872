"""Whether a PDF acts: scripts, programs to start, forms that send, other files inside."""

import itertools
from collections.abc import Iterator

import pikepdf

ACTIONS = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm",
    "/GoToE", "/Rendition", "/RichMediaExecute", "/Movie",
}  # fmt: skip
ANNOTATIONS = {"/RichMedia", "/Movie", "/Screen", "/FileAttachment", "/3D"}
MAX_THINGS = 50_000


def is_active(pdf: pikepdf.Pdf) -> bool:
    root = pdf.Root
    names = _dictionary(root.get("/Names"))
    form = _dictionary(root.get("/AcroForm"))
    if "/JavaScript" in names or "/EmbeddedFiles" in names or "/XFA" in form or "/Collection" in root:
        return True
    owners = itertools.chain([root], _pages(pdf), _fields(form.get("/Fields")), _outline(root))
    return any(_acts(owner) for owner in itertools.islice(owners, MAX_THINGS))


def _dictionary(thing: object) -> pikepdf.Object:
    return thing if isinstance(thing, pikepdf.Dictionary) else pikepdf.Dictionary()


def _dictionaries(thing: object) -> Iterator[pikepdf.Object]:
    if isinstance(thing, pikepdf.Array):
        yield from (part for part in thing if isinstance(part, pikepdf.Dictionary))


def _pages(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield page.obj
        yield from _dictionaries(page.obj.get("/Annots"))


def _fields(fields: object, depth: int = 0) -> Iterator[pikepdf.Object]:
    for field in _dictionaries(fields):
        yield field
        if depth < 10:
            yield from _fields(field.get("/Kids"), depth + 1)


def _outline(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    waiting = [_dictionary(root.get("/Outlines")).get("/First")]
    for _ in range(MAX_THINGS):
        if not waiting:
            return
        item = _dictionary(waiting.pop())
        yield item
        waiting += [item.get(key) for key in ("/First", "/Next") if key in item]


def _acts(owner: pikepdf.Object) -> bool:
    if str(owner.get("/Subtype", "")) in ANNOTATIONS or "/AF" in owner:
        return True
    actions = [owner.get("/A"), owner.get("/OpenAction"), *_dictionary(owner.get("/AA")).values()]
    return any(_runs(action) for action in actions)


def _runs(action: object, depth: int = 0) -> bool:
    """Whether an action, or one that follows it, does more than go somewhere."""
    if isinstance(action, pikepdf.Array):
        return any(_runs(part, depth + 1) for part in action) if depth < 10 else True
    if not isinstance(action, pikepdf.Dictionary):
        return False
    if str(action.get("/S", "")) in ACTIONS or "/JS" in action:
        return True
    return depth < 10 and _runs(action.get("/Next"), depth + 1)
