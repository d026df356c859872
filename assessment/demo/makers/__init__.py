"""What the story's files are made with: photographs drawn with Pillow, scans, sheets, letters and sound."""
