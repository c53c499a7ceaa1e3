"""The people who hold the phones: their temper, and what they write back."""
