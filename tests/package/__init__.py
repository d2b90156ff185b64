"""The data release and what is in it."""
