"""A stage that fails, in a module of its own so that worker processes can import it."""

WORD = "quagga"


class Fragile:
    """Fails at a word."""

    def __call__(self, context):
        if WORD in context.document.text:
            raise ValueError(f"a {WORD}")
        return ()
