"""What earlier releases wrote: pickles and files, which every later release reads."""
