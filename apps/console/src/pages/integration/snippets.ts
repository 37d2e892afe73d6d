/** Scans where the package is built; nothing is uploaded. */
export const commandSnippet = (): string => `# 1 = violation, 3 = unreadable, 4 = our fault
touchstone scan app/build/outputs/apk/release/app-release.apk \\
  --format sarif --out touchstone.sarif --fail-on violation`;

/** The same as a step of GitHub Actions, Gitee Go and their like. */
export const workflowSnippet = (): string => `- name: touchstone
  run: touchstone scan app-release.apk --format sarif --out touchstone.sarif --fail-on violation
- name: report
  if: always()
  run: touchstone scan app-release.apk --format html --out touchstone.html`;

/** Uploads, waits, and takes the report of the platform. @param base `https://host[:port]` of this platform */
export const apiSnippet = (base: string): string => `#!/bin/sh
# TOUCHSTONE_TOKEN: artifact.upload, artifact.read, scan.request, run.read
set -eu
BASE='${base}'
FILE=\${1:-app-release.apk}
AUTH="Authorization: Bearer $TOUCHSTONE_TOKEN"
get() { curl -fsS -H "$AUTH" "$BASE/api/v1/$1"; }

name=$(basename "$FILE" | tr -d '\\n' | base64 | tr -d '\\n')
upload=$(curl -fsS -D - -o /dev/null -X POST "$BASE/api/v1/uploads" -H "$AUTH" -H 'Tus-Resumable: 1.0.0' \\
  -H "Upload-Length: $(wc -c < "$FILE" | tr -d ' ')" -H "Upload-Metadata: filename $name" \\
  | tr -d '\\r' | sed -n 's/^[Ll]ocation: //p')
id=\${upload##*/}
curl -fsS -X PATCH -T "$FILE" "$BASE/api/v1/uploads/$id" -H "$AUTH" -H 'Tus-Resumable: 1.0.0' \\
  -H 'Upload-Offset: 0' -H 'Content-Type: application/offset+octet-stream'

while :; do
  file=$(get "acquisitions/$id")
  case $(printf '%s' "$file" | jq -r .state) in
    STORED) break ;;
    REJECTED) printf '%s' "$file" | jq -r .reason >&2; exit 3 ;;
  esac
  sleep 3
done
artifact=$(printf '%s' "$file" | jq -r .artifact)

scan=$(get "scans?artifact=$artifact&limit=1" | jq -r '.items[0].id // empty')
[ -n "$scan" ] || scan=$(curl -fsS -X POST "$BASE/api/v1/scans" -H "$AUTH" -H 'Content-Type: application/json' \\
  -H "Idempotency-Key: $id" -d "{\\"artifact\\":\\"$artifact\\"}" | jq -r .scan.id)
until [ "$(get "scans/$scan" | jq -r .scan.finishedAt)" != null ]; do sleep 5; done
run=$(get "scans/$scan" | jq -r '[.runs[] | select(.engine == "touchstone" and .resultSha256 != null)][0].id')

get "runs/$run/report.json" > touchstone.json
get "runs/$run/report.sarif" > touchstone.sarif
[ "$(jq '[.findings[] | select(.result == "violation")] | length' touchstone.json)" = 0 ]`;
