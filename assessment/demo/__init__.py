"""The demonstration story: people, records and files that `manage.py demo` turns into a working centre.

`story.py` is the way in: `learners(today)` tells the whole story with real dates, `files.make(name, today)`
draws or writes the file that a record carries. Nothing here touches the database, the clock or the network:
the same day in gives the same words and the same bytes out.
"""
