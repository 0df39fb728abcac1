"""WordprocessingML and nothing else: the bounded package, and the event reader with the bytes of every run."""
