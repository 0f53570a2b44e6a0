"""``python -m iisam_workshop`` is the same as ``iisam-workshop``."""

from iisam_workshop.cli import main

main()
