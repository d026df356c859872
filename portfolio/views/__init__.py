"""Pages about people and the centre itself; pages about evidence against criteria are in assessment."""
