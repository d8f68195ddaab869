"""The archive as data for others: lines per entry, a database, a table, and the package that describes them."""
