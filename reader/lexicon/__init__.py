"""The dictionary of the news: what a word means, what can stand in its place, which sense it has here."""
