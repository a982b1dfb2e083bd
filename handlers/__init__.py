"""The inside: what the bot can do. The list of features is in `features.py`."""
