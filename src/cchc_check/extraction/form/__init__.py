"""The form of a document: its head, its numbered lines, its signature and appendices, and the rules it is under."""
