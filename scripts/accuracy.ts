// npm run accuracy [-- --wrong] [-- --only planted|consent|policy|cases] [-- --quick] [-- --development]
// Plants SDKs, packers, API calls and permissions in built apps and prints what the engine finds; then, for apps with known answers,
// what can run before consent and where data goes, the held-back third by category sums. --wrong lists what is missed of the apps that are not
// held back; --quick leaves out the variants; --development leaves out what is held back of policies.
import { parseArgs } from 'node:util';
import { nothingKept, plants } from '../corpus/accuracy/index.ts';
import { casesReport } from './accuracy/cases.ts';
import { consentReport } from './accuracy/consent/report.ts';
import { measure } from './accuracy/measure.ts';
import { policyReport } from './accuracy/policy.ts';
import { policyDocumentsReport } from './accuracy/policy-documents.ts';
import { runsReport } from './accuracy/runs.ts';
import { accuracyTable } from './accuracy/table.ts';

const { values: flags } = parseArgs({
  options: {
    wrong: { type: 'boolean', default: false },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    development: { type: 'boolean', default: false },
  },
});
if (flags.only === undefined || flags.only === 'planted') await planted(flags.wrong);
if (flags.only === undefined || flags.only === 'consent')
  for await (const table of consentReport(flags.quick)) process.stdout.write(`\n${table}\n`);
if (flags.only === undefined || flags.only === 'policy') process.stdout.write(`\n${policyReport(flags.development, flags.quick)}\n`);
if (flags.only === undefined || flags.only === 'runs')
  process.stdout.write(`\n${await runsReport({ isDevelopmentOnly: flags.development, isListing: flags.wrong })}\n`);
if (flags.only === undefined || flags.only === 'policy-documents')
  process.stdout.write(`\n${await policyDocumentsReport(flags.wrong, flags.development)}\n`);
if (flags.only === undefined || flags.only === 'cases') process.stdout.write(`\n${await casesReport()}\n`);

async function planted(isListing: boolean): Promise<void> {
  const scores = await measure(plants);
  process.stdout.write(
    `${accuracyTable(scores)}\nSDKs of which a shrinker leaves nothing that is catalogued (not counted as shrunk): ${nothingKept.length}\n`,
  );
  if (!isListing) return;
  for (const { category, wrong, unplanted } of scores) {
    if (wrong.length > 0) process.stdout.write(`\n${category}: ${wrong.join(', ')}\n`);
    if (unplanted.length > 0) process.stdout.write(`${category}, not planted: ${unplanted.join(', ')}\n`);
  }
}
