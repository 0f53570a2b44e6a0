"""Begin to watch a program that is started with this folder on its path."""

import os

if "IISAM_WATCH" in os.environ:
    import watch

    watch.begin()
