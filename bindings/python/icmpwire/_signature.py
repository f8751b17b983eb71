# SPDX-License-Identifier: BSD-2-Clause
"""What help() and notebooks show of the constructors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import inspect


class Signature:
    """The fields that a class takes with their defaults; made when somebody asks."""

    def __get__(self, instance: object, owner: Any) -> inspect.Signature:
        from inspect import Parameter
        from inspect import Signature as Made

        try:
            blank = owner()
        except TypeError:
            raise AttributeError("__signature__") from None
        # a prefix that nobody gave is as long as its prefix length needs
        defaults = {
            name: None if kind == "prefix" else getattr(blank, name)
            for name, kind, origin, *_ in owner._fields()
            if origin != "fixed"
        }
        return Made([Parameter(name, Parameter.KEYWORD_ONLY, default=value) for name, value in defaults.items()])
