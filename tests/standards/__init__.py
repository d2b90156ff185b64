"""What the package writes, read by the validators that others wrote for the standards."""
