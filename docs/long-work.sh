#!/usr/bin/env bash
# What takes longer than a request, after first-session.sh; needs curl and jq. Downloads go into the directory given.
set -euo pipefail
api=${SMENA:-http://localhost:8080}/api/v1
json='Content-Type: application/json'
into=${1:-.}

# Follows a task to its end, as a progress bar would, and shows what it came to.
result() {
  curl -fsSN "$api/tasks/$(jq -r .task_id)/events" | sed -n 's/^data: *//p' | tail -1
}
download() {
  jq -r .result.file_url | xargs curl -fsS -o "$into/$1"
}

# Enter what a planner's spreadsheet holds: 36 tasks that exist already, 24 new ones and one that ends before it starts.
curl -fsS "$api/batches/import" -F file=@docs/examples/shift-tasks.xlsx | result |
  jq -c '{kind, status, result: (.result | {total_rows, created, skipped})}'

# Pack 2,000 codes at once; 100 of them were packed before. The batch was closed, so it is reopened first.
id=$(curl -fsS "$api/batches?batch_number=1043&batch_date=2026-10-12" | jq -r '.items[0].id')
curl -fsS -X PATCH "$api/batches/$id" -H "$json" -d '{"is_closed": false}' -o /dev/null
jq -Rnc '{unique_codes: [inputs]}' docs/examples/codes.txt |
  curl -fsS "$api/batches/$id/aggregate-async" -H "$json" --data-binary @- | result |
  jq -c '{kind, status, result: (.result | {total, aggregated, failed})}'

# Reports of the batch, as a workbook and as a PDF.
curl -fsS "$api/batches/$id/reports" -H "$json" -d '{"format": "excel"}' | result | download report.xlsx
curl -fsS "$api/batches/$id/reports" -H "$json" -d '{"format": "pdf"}' | result | download report.pdf

# All shift tasks of the second half of October, as they could be imported again.
october='{"date_from": "2026-10-16", "date_to": "2026-10-31"}'
curl -fsS "$api/batches/export" -H "$json" -d "{\"format\": \"csv\", \"filters\": $october}" | result | download tasks.csv
curl -fsS "$api/batches/export" -H "$json" -d "{\"format\": \"excel\", \"filters\": $october}" | result | download tasks.xlsx
curl -fsS "$api/batches/import" -F file=@"$into/tasks.xlsx" | result |
  jq -c '{kind, status, result: (.result | {total_rows, created, skipped})}'
