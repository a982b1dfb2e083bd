"""Cards as letters, for people who are in no chat."""
