"""How each family of files is opened and checked. Imported only in the child process (`examine`).

Every module has `look(path, media_type) -> Finding`, which raises `Fault` for a file that must be refused.
"""
