"""Which telephone numbers Ofcom keeps for drama, and which letters begin a postcode."""

from __future__ import annotations

import re

__all__ = ["DRAMA", "POSTCODE_AREAS"]

DRAMA = re.compile(
    r"01(?:1[3-8]|21|31|41|51|61)4960\d{3}"  # ten large cities
    r"|01914980\d{3}|02079460\d{3}|02896496\d{3}|02920180\d{3}"  # Tyneside, London, Northern Ireland, Cardiff
    r"|01632960\d{3}|07700900\d{3}|08081570\d{3}|03069990\d{3}"  # no area, mobile, freephone, UK-wide
)
"""The numbers kept for drama, as eleven digits. The premium rates 0909 8790000-0999 are too, and cost whoever calls."""

POSTCODE_AREAS = frozenset(
    """AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX
    FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP
    NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA
    WC WD WF WN WR WS WV YO ZE""".split()  # noqa: SIM905
)
"""The letters with which postcodes begin, those of the islands and of the forces among them."""
