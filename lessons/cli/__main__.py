"""``python -m lessons.cli`` is the command ``hornbook``."""

import sys

from lessons.cli import main

sys.exit(main())
