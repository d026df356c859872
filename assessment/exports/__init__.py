"""The portfolio PDF: compile -> render -> assemble -> seal.

Four modules that hand plain data to each other, each testable alone. Nothing is imported here: the render
child starts from this package and must stay free of Django.
"""
