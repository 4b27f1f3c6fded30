"""The voices: one module a back end."""
