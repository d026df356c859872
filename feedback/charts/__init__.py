"""Pictures of the figures: SVG for the page and for the PDF, each with its table of data.

Vega-Lite draws all but the fishbone, which is a template. Its engine must never run in a process that forks
later, because the child would hang: no chart is drawn at import, in the task worker's parent, or in the
render child of an export, which only receives finished SVG. Web threads and tasks may draw.
"""
