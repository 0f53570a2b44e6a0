"""Session -> Plan: every decision and all the chance. The same session gives the same plan, on every machine."""

from iisam_workshop.plan.documents import DOCUMENT_IDS
from iisam_workshop.plan.plan import make_plan

__all__ = ["DOCUMENT_IDS", "make_plan"]
