"""Slack, over slack-bolt and slack_sdk."""
