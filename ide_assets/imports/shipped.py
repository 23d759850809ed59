"""The mappings that come with the product, by name (R-IN-2)."""

from pathlib import Path

from ide_assets.imports.errors import CannotImportError
from ide_assets.imports.mapping import Mapping, read
from ide_assets.settings import nearest
from ide_assets.vocabulary.declared_yaml import text_of

FOLDER = Path(__file__).parent / "mappings"


def names() -> list[str]:
    """The names of all shipped mappings."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def path_of(mapping: str) -> Path:
    """The file of a mapping: a shipped one by its name, otherwise the file itself. Raises CannotImportError."""
    if mapping in names():
        return FOLDER / f"{mapping}.yaml"
    path = Path(mapping)
    if path.is_file():
        return path
    raise CannotImportError(
        f"{mapping!r} is neither a file nor a mapping of the product{nearest(mapping, names())}. The product's own: "
        f"{', '.join(names())}."
    )


def mapping_of(mapping: str) -> Mapping:
    """A mapping by its name or file. Raises CannotImportError, and DeclarationError for a wrong file."""
    path = path_of(mapping)
    return read(text_of(path, "the mapping"), str(path))
