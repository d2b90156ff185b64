"""How the geography of the package is made: rings on the sphere, the outline of the land, a point for each country."""
