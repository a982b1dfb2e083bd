"""Trains and measures the summary engine on public sets, which stay outside of this repository."""
