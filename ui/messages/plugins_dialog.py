"""What the window says of plugins."""

TITLE = "Plugins"
ABOUT = (
    "Review tools, measures and formats that others wrote. Nothing of a plugin runs "
    "before somebody has allowed it, and one whose files change must be allowed anew."
)
INSTALL = "Install from disk …"
CLOSE = "Close"
ALLOW = "Allow"
FORBID = "Forbid"
REMOVE = "Remove"
MAY_RUN = "May run."
INSTALLED = "{title} {version} was copied to your plugins. Look at it, then allow it."
WITHOUT = "Leave out the plugins of others until the program ends"
REFUSED = "What was found and cannot be used"
CHOOSE = "Choose a plugin"
