"""The verb *load*: files become a Session, merged layer by layer with its places, validated once."""
