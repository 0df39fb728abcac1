"""The document as one text with places in it; no input or output happens here."""
