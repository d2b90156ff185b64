"""The documentation: a package, so that the pages made from the data can be imported, typed and tested."""
