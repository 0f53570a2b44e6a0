"""Session -> Plan: every decision and all the chance. The same session gives the same plan, on every machine."""
