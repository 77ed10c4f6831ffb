"""The lesson that a new one begins with. Knows nothing else."""

from __future__ import annotations

BLANK = """---
title: {title}
minutes: 8
goals:
  - Say in one sentence what someone can do afterwards.
---

## One idea

Write what there is to see. Mathematics stands between dollar signs: $e = (a + b)(b + 1)$.

```pathsum
source: |
  a = 2
  b = 1
  e = (a + b) * (b + 1)
mode: reverse
```

```predict
ask: What is the derivative of $e$ by $b$?
number: derivative of e by b
because: Two paths lead from $b$ to $e$, and their products add up.
```

---

## Now you

```sweep
source: |
  a = 2
  b = 1
  e = (a + b) * (b + 1)
mode: reverse
```
"""
