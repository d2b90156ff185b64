"""Which tests of faults run when: disks are mounted only where ``nox -s faults`` asks, since not everybody may."""

from __future__ import annotations

import os

collect_ignore = [] if "FAULTS" in os.environ else ["test_disk.py"]
