"""How dear each part is beside a plain equivalent, as ratios: absolute times depend on the machine, ratios hardly. Run by `make bench`."""
