"""What changed, told in fragments, and the release that is made out of it; ``python -m changes`` names the commands.

Maintainers' tools: they are part of the project and not of the package.
"""
