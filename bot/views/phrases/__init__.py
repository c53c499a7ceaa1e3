"""The sentences every platform says; the only rooms with prose in them."""
