"""Charts as PNG, where nobody else draws them: letters, pages, chats that refuse a chart.

Whatever needs Pillow is imported when the first picture is drawn: most processes draw none for
hours, and it takes memory.
"""
