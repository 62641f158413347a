#!/usr/bin/env bash
# Packs Dateline and installs it with npm, from the registry, into an empty folder, on each of the
# given Node versions; then uses it there (test/package.test.ts). Needs a network and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
for major in ${*:-20 22 24}; do
  echo "Node $major"
  INSTALL_PACKAGE=1 npx -y "node@$major" node_modules/vitest/vitest.mjs run test/package.test.ts
done
