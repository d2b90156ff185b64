"""What pages do in a browser."""
