"""Whatever goes wrong while something is written: what stood there stays, or all of the new stands there."""
