"""Jobs: one file each; the only place where the stages meet."""
