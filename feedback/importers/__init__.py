"""Survey files in, facts out. Nothing here knows the database: the caller saves what comes out.

Read in this order: ``reading`` (a file becomes rows), ``mapping`` and ``guessing`` (which column is what),
``values`` (what a cell means), ``parsing`` (a row becomes an answer or a reason), ``dry_run`` (a trial).
"""
