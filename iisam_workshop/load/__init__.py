"""The verb *load*: files become a Session, merged layer by layer with its places, validated once."""

from iisam_workshop.load.session import read_session

__all__ = ["read_session"]
