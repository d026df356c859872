"""Appeals and malpractice: the register, beginning, showing and working on a case."""
