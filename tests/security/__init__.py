"""Whoever fills the data may mean harm: no text does anything but stand there, and no name leads anywhere."""
