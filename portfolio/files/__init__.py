"""The file gate and the blob store: what may come in, and how it is kept.

`gate` judges a file, `photos` makes the copy that others see, `store` keeps the bytes, `names` cleans
the name. Nothing here knows a model: rows are the services' business. Files are opened only in a limited
child process (`sandbox` starts `examine`), so that a hostile file can hurt nobody.
"""
