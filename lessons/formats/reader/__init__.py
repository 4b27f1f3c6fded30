"""What the reader page and the EPUB share: the two versions of the text, word by word, and their sound."""
