// node scripts/run.mjs scripts/check-engine.ts SETTINGS.json APP.apk
// Tries a vendor's program with everything that an engine must keep to. See docs/engines.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { checkEngine, configHashOf, type EngineTask, engineOfSettings } from '@touchstone/engines';

const [settings, app] = process.argv.slice(2);
if (settings === undefined || app === undefined) {
  process.stderr.write('usage: check-engine.ts SETTINGS.json APP.apk\n');
  process.exit(2);
}
const read = engineOfSettings(JSON.parse(readFileSync(settings, 'utf8')));
if (!read.ok) {
  process.stderr.write(`${settings}: ${read.faults.join(', ')}\n`);
  process.exit(2);
}
const bytes = readFileSync(app);
const task: EngineTask = {
  artifact: {
    path: resolve(app),
    fileName: basename(app),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    kind: read.engine.description.accepts[0] ?? 'apk',
  },
  inputs: [],
  config: {},
  configHash: configHashOf({}),
};
let failed = 0;
for await (const { name, faults } of checkEngine(read.engine, task)) {
  if (faults.length > 0) failed++;
  process.stdout.write(`${faults.length === 0 ? '✓' : '✗'} ${name}\n${faults.map((fault) => `    ${fault}\n`).join('')}`);
}
process.exit(failed === 0 ? 0 : 1);
