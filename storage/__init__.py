"""What the bot remembers. Imports nothing of ours; one module per feature, tables and queries."""
