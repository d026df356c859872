"""Foreign files in, plain data out. Nothing here touches the database."""
