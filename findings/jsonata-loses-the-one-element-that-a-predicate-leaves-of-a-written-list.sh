#!/usr/bin/env bash
# A state that takes its role from a table in the expression itself is often written so:
#
#   {% [{"env": "prod", "role": "R1"}, {"env": "dev", "role": "R2"}][env = $states.input.env].role %}
#
# jsonata 2.0.6, which Step Functions is held to, and 2.2.2 give nothing for it, and a state whose expression gives nothing
# fails. With two elements that match, the same expression gives both roles, and with parentheses around the list, or the
# list in a variable, it gives the one.
#
# A good engineer would guess that a predicate does the same to a list that is written out as to the same list in a variable,
# and that one match is no harder than two.
#
# Seen with jsonata 2.0.6 and 2.2.2: nothing, then "R1" with parentheses, then ["R1","R2"] for two matches.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > read.mjs <<'JS'
import jsonata from 'jsonata';

const table = '[{"env": "prod", "role": "R1"}, {"env": "dev", "role": "R2"}]';
const both = '[{"env": "prod", "role": "R1"}, {"env": "prod", "role": "R2"}]';
const seen = [];
for (const expression of [`${table}[env = $env].role`, `(${table})[env = $env].role`, `${both}[env = $env].role`]) {
  const value = JSON.stringify(await jsonata(expression).evaluate(undefined, { env: 'prod' })) ?? 'nothing';
  console.log(' ', expression, 'gives', value);
  seen.push(value);
}

if (seen.join(' ') !== 'nothing "R1" ["R1","R2"]') {
  console.error('This has changed.');
  process.exit(1);
}
JS

for version in 2.0.6 2.2.2; do
    echo '{"type": "module"}' > package.json
    npm install --silent --no-audit --no-fund --no-save "jsonata@$version"
    echo "jsonata $version:"
    node read.mjs
done
