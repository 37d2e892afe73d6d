// node scripts/run.mjs scripts/accuracy/consent/development.ts [--suite flows] [--wrong] [--only CATEGORY|ID] [--part reads] [--variant renamed] [--facts]
// The apps that are not held back: sums by category, and with --wrong what is wrong in each. Made for whoever writes the analysers.
import { parseArgs } from 'node:util';
import { type ConsentApp, consentApps } from '../../../corpus/consent/index.ts';
import { flowApps } from '../../../corpus/flows/index.ts';
import { consentTable } from './consent-table.ts';
import type { Observed } from './observe.ts';
import { observe } from './observe.ts';
import { tally } from './tallies.ts';
import { LARGE_VARIANTS, VARIANTS, variantOf } from './variant-of.ts';

const { values: flags } = parseArgs({
  options: {
    suite: { type: 'string', default: 'consent' },
    wrong: { type: 'boolean' },
    only: { type: 'string' },
    part: { type: 'string' },
    variant: { type: 'string' },
    facts: { type: 'boolean' },
  },
});
const names = [...VARIANTS, ...LARGE_VARIANTS];
const variant = names.find((name) => name === flags.variant);
if (flags.variant !== undefined && variant === undefined) throw new Error(`variants: ${names.join(' ')}`);

const suites: Readonly<Record<string, () => readonly ConsentApp[]>> = { consent: consentApps, flows: flowApps };
const apps = suites[flags.suite]?.();
if (apps === undefined) throw new Error(`suites: ${Object.keys(suites).join(' ')}`);

const chosen = apps.filter(({ category, id }) => flags.only === undefined || category === flags.only || id === flags.only);
const observed: Observed[] = [];
for (const app of chosen) observed.push(await observe(variant === undefined ? app : variantOf(app, variant)));
const judged = observed.map((one) => ({
  ...one,
  judged: one.judged.filter(({ part }) => flags.part === undefined || part === flags.part),
}));

if (flags.wrong === true) {
  for (const { app, judged: all, facts } of judged) {
    const wrong = all.filter(({ outcome, details }) => outcome !== 'right' || details.length > 0);
    if (wrong.length === 0) continue;
    process.stdout.write(`\n${app.category} / ${app.id}\n`);
    for (const { part, outcome, says, details } of wrong) {
      process.stdout.write(`  ${part} ${outcome.toUpperCase()} ${says}${details.length === 0 ? '' : ` [${details.join('; ')}]`}\n`);
    }
    if (flags.facts === true) for (const fact of facts.filter(isAboutReach)) process.stdout.write(`    ${oneLine(fact)}\n`);
  }
}
process.stdout.write(`\n${consentTable(tally(judged), flags.variant ?? 'as written')}\n`);

type Fact = Observed['facts'][number];

function isAboutReach({ kind }: Fact): boolean {
  return /^(?:reach|gate|flow)\./.test(kind);
}

function oneLine({ kind, attributes, at, proof }: Fact): string {
  const chain = (proof?.chain ?? []).map((rung) => `${rung.how}:${rung.at.method}`).join(' > ');
  return `${kind} ${JSON.stringify(attributes)} ${at.method ?? ''} ${chain}`;
}
