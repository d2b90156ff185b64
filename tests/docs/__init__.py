"""Tests of the documentation: generated pages, codebook, and the figures that texts quote."""
