"""Aloud: voices, the time of each word, files, captions."""
