"""The rules, one file a transformation; ``reader.plain.simplifier.RULES`` gives their order."""
