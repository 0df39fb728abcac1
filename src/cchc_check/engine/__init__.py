"""Settings become a plan, a plan and documents become results; one document never stops the next."""
