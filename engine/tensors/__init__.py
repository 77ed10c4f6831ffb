"""Tensors: the Jacobian between two of them as entries, the table of their operations, and scalar primitives element by element. NumPy lives here only."""
