"""PDF as bytes: objects, object streams, the cross-reference stream, structure trees. Knows no page and no font."""
