"""Lists as XLSX files, under the name that this app's views use; the work is done in portfolio."""

from portfolio.sheets import sheet_response

__all__ = ["sheet_response"]
