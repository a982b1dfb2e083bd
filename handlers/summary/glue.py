"""The only words a line may hold that stand neither in its message nor in a name."""

# English retelling needs a few; Chinese lines only lose words. At most 40: a test counts them.
GLUE = frozenset(
    """
    says that asks whether to somebody suggests wonders thinks believes agrees wants needs likes
    prefers hopes
    they their them themselves is are were has have does doesn will would not
    s
    """.split()  # noqa: SIM905  words read better unquoted; the last is that of `Anna's`
)
