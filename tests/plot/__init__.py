"""What pictures are made of, row by row."""
