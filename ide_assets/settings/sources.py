"""Where values of settings come from: variables `IDE_...` and the file `ide.toml`. Unknown names are errors."""

import difflib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, SecretStr
from pydantic_settings import EnvSettingsSource, TomlConfigSettingsSource

#: Variables that begin like a setting and are for the product's own tests.
_FOR_TESTS = ("IDE_TEST_", "IDE_UPDATE_SNAPSHOT")

#: Settings for which an empty text has a meaning of its own.
_MAY_BE_EMPTY = {("rules", "unreliable_from"), ("rules", "unreliable_to")}


class WrongSettingsError(ValueError):
    """Settings are wrong; the message names each one, what was expected, and where settings come from."""


class Environment(EnvSettingsSource):
    """Variables `IDE_...`; an unknown one is an error, and a list need not be JSON."""

    def __call__(self) -> dict[str, Any]:
        """The values by setting. Raises WrongSettingsError for an unknown variable, or a value that is not UTF-8."""
        known = {name.upper() for name in self.settings_cls.model_fields}
        for variable, value in os.environ.items():
            if not variable.upper().startswith("IDE_") or variable.startswith(_FOR_TESTS):
                continue
            if variable[4:].upper().split("__")[0] not in known:
                raise WrongSettingsError(unknown(variable, self.settings_cls))
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise WrongSettingsError(f"{variable} is not UTF-8 text")
        return super().__call__()

    def decode_complex_value(self, field_name: str, field: Any, value: Any) -> Any:
        """Parse JSON; leave other text as it is, for the field's own validation."""
        if not str(value).lstrip().startswith(("{", "[")):
            return value
        try:
            return super().decode_complex_value(field_name, field, value)
        except (ValueError, RecursionError):
            return value


class File(TomlConfigSettingsSource):
    """`ide.toml`; a file that cannot be read is an error, never ignored."""

    def _read_files(self, files: Any, deep_merge: bool = False) -> dict[str, Any]:
        path = Path(str(files))
        if os.path.lexists(path) and not path.is_file():
            raise WrongSettingsError(f"{path} is not a file; expected a TOML file with settings, or no such path")
        try:
            return super()._read_files(files, deep_merge)
        except UnicodeDecodeError as error:
            raise WrongSettingsError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8") from None
        except OSError as error:
            raise WrongSettingsError(f"{path} cannot be read: {error.strerror}") from None
        except (ValueError, RecursionError) as error:
            raise WrongSettingsError(f"{path} is not valid TOML: {error}") from None


def blank(values: object, place: tuple[str, ...] = ()) -> Iterator[str]:
    """The variables of settings whose text is empty or blank although it must not be."""
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from blank(value, (*place, str(name)))
    else:
        text = values.get_secret_value() if isinstance(values, SecretStr) else values
        if isinstance(text, str) and not text.strip() and place not in _MAY_BE_EMPTY:
            yield f"IDE_{'__'.join(place)}".upper()


def variables(model: type[BaseModel], prefix: str = "IDE_") -> Iterator[str]:
    """The names of all variables of a group of settings."""
    for name, field in model.model_fields.items():
        variable = f"{prefix}{(field.alias or name).upper()}"
        group = group_of(field.annotation)
        if group is None:
            yield variable
        else:
            yield from variables(group, f"{variable}__")


def group_of(annotation: Any) -> type[BaseModel] | None:
    """The group of settings that a field holds, `Group` or `Group | None`; None for a single setting."""
    kinds = (kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, type))
    return next((kind for kind in kinds if issubclass(kind, BaseModel)), None)


def problem(location: Sequence[int | str], kind: str, message: str, model: type[BaseModel]) -> str:
    """What is wrong with a setting, named as a variable and as in `ide.toml`."""
    names = [part for part in location if isinstance(part, str)]
    variable = "IDE_" + "__".join(names).upper()
    if kind == "extra_forbidden":
        return unknown(variable, model)
    where = f"{variable}, in ide.toml {'.'.join(names)}" if names else "taken together"
    return f"{where}: {message.removeprefix('Value error, ')}"


def unknown(variable: str, model: type[BaseModel]) -> str:
    """The message about a variable that is not a setting, with the nearest name."""
    return f"there is no setting {variable}{nearest(variable.upper(), list(variables(model)))}"


def nearest(name: str, names: Sequence[str]) -> str:
    """`; the nearest name is ...`, to follow an unknown name; empty if no name resembles it."""
    near = difflib.get_close_matches(name, names, 1, 0.7)
    return f"; the nearest name is {near[0]}" if near else ""
