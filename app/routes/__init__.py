"""One module for each group of addresses. A route decides nothing about derivatives: it hands work to the pool."""
