"""Running the tests on Python in WebAssembly."""
