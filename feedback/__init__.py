"""What do customers say, and what do the figures say?"""
