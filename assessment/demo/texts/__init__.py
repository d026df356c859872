"""The words of the story, a file for each learner and phase."""
