"""In plain words: rules propose, guards check, one place applies."""
