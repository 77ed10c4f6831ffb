#!/bin/sh
# Prints the newest Python that is at least 3.11. A shim that exists but does not run is passed over.
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        echo "$path"
        exit 0
    fi
done
echo "Python 3.11 or newer is needed, and none was found on PATH." >&2
exit 1
