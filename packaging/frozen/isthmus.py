"""Where the frozen program begins: the command line, and behind it the window."""

import sys

from ui.cli import main

sys.exit(main())
