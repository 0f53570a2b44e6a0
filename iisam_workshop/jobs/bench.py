"""Where the files of a pack are bound. The bind room is entered only for files that are not there already."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from iisam_workshop.model.part import Binding

if TYPE_CHECKING:
    from iisam_workshop.bind.bind import Shelf

__all__ = ["Bench"]


class Bench:
    """Binds files that share parts; what it takes is imported with the first of them."""

    @cached_property
    def shelf(self) -> Shelf:
        """The parts that have been opened."""
        from iisam_workshop.bind.bind import Shelf  # pypdf is slow to import

        return Shelf()

    def bind(self, binding: Binding) -> bytes:
        """Return the PDF of a binding."""
        from iisam_workshop.bind.bind import bind

        return bind(binding, self.shelf)

    def booklet(self, binding: Binding) -> bytes:
        """Return the PDF of a binding on A5, imposed on A4 to be folded."""
        from iisam_workshop.bind.booklet import booklet

        return booklet(self.bind(binding), binding.title, binding.author, binding.lang)
