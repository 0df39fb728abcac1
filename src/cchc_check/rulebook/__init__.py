"""Rule pages: what the law or the office wants, read from Markdown into records."""
