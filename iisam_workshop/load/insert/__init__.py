"""Council PDFs: told apart from other files, and cleaned in a process of their own before anything else sees them."""
