"""Whether the package gives the same bytes everywhere: what it gives is collected in one place and compared in another.

``python -m tests.sameness collect FILE`` collects, ``python -m tests.sameness compare FILE FILE ...`` compares.
"""
