// npm run accuracy [-- --wrong]
// Plants SDKs, packers, API calls and permissions in built apps and prints what the engine finds; --wrong lists what it misses.
import { nothingKept, plants } from '../corpus/accuracy/index.ts';
import { measure } from './accuracy/measure.ts';
import { accuracyTable } from './accuracy/table.ts';

const scores = await measure(plants);
process.stdout.write(
  `${accuracyTable(scores)}\nSDKs of which a shrinker leaves nothing that is catalogued (not counted as shrunk): ${nothingKept.length}\n`,
);
if (process.argv.includes('--wrong')) {
  for (const { category, wrong, unplanted } of scores) {
    if (wrong.length > 0) process.stdout.write(`\n${category}: ${wrong.join(', ')}\n`);
    if (unplanted.length > 0) process.stdout.write(`${category}, not planted: ${unplanted.join(', ')}\n`);
  }
}
