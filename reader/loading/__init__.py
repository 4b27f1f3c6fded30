"""From a path, an address, an open file or pasted text to an ``Article``: one module a format."""
