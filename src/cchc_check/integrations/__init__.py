"""The checker inside other programs. Nothing imports what lives here, and importing this loads nothing."""
