#!/usr/bin/env bash
# A shift master's first session with a running Smena; needs curl and jq.
set -euo pipefail
api=${SMENA:-http://localhost:8080}/api/v1
json='Content-Type: application/json'

# Enter 36 shift tasks, as the plant's own system writes them; the answer tells where in the event stream they stand.
position=$(curl -fsS "$api/batches" -H "$json" --data-binary @docs/examples/shift-tasks.json \
  -o /dev/null -w '%header{smena-position}')

# Find one of them, in a read model that has come at least that far.
id=$(curl -fsS "$api/batches?batch_number=1043&batch_date=2026-10-12" -H "Smena-Min-Position: $position" |
  jq -r '.items[0].id')

# Register 2,000 marking codes to it, 1,000 at a time.
for first in 1 1001; do
  sed -n "$first,$((first + 999))p" docs/examples/codes.txt | jq -Rnc '{unique_codes: [inputs]}' |
    curl -fsS "$api/batches/$id/products" -H "$json" --data-binary @- | jq -c .
done

# Pack the first 100, and by mistake the same 100 again: each code counts once.
for attempt in 1 2; do
  sed -n '1,100p' docs/examples/codes.txt | jq -Rnc '{unique_codes: [inputs]}' |
    curl -fsS "$api/batches/$id/aggregate" -H "$json" --data-binary @- | jq -c '{total, aggregated, failed}'
done

# Close the batch. From now on it takes no changes.
curl -fsS -X PATCH "$api/batches/$id" -H "$json" -d '{"is_closed": true}' |
  jq -c '{batch_number, is_closed, total_products, aggregated_products, version}'
curl -sS "$api/batches/$id/aggregate" -H "$json" -d '{"unique_code": "one more"}' | jq -c '{status, code}'

# Everything that ever happened to it, oldest first.
curl -fsS "$api/batches/$id/history" | jq -c '.items[] | {sequence, event, actor}'
