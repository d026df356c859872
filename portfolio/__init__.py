"""Who is proving what, with what? Centres, people, portfolios, records, files, signatures and the ledger."""
