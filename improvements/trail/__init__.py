"""From a customer's words to the next turn: what led to what, computed once for pages and print."""
