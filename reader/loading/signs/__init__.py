"""The signs by which a line of a news page is known: data, each with lines that must and must not match."""
