"""Whether plugins of others are left out: said once, it holds for all that is started.

A word for whoever starts the program when a plugin is in its way.
"""

import os

WITHOUT_PLUGINS_WORD = "--without-plugins"
WITHOUT_PLUGINS_VARIABLE = "ISTHMUS_WITHOUT_PLUGINS"


def is_without_plugins() -> bool:
    return bool(os.environ.get(WITHOUT_PLUGINS_VARIABLE))


def start_with_plugins() -> None:
    """Let them run again, those that somebody allowed."""
    os.environ.pop(WITHOUT_PLUGINS_VARIABLE, None)


def start_without_plugins() -> None:
    """Leave them out in this process, and in all that it starts."""
    os.environ[WITHOUT_PLUGINS_VARIABLE] = "1"
