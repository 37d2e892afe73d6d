import { consentApps } from '../../../corpus/consent/index.ts';
import { flowApps } from '../../../corpus/flows/index.ts';
import { consentTable } from './consent-table.ts';
import { heldBackConsentApps, heldBackFlowApps } from './held-back.ts';
import { measureVariants, observeAll } from './measure-consent.ts';
import { tally } from './tallies.ts';

/**
 * Tables about what can run before consent and where data goes: the apps that developers see, the held-back third by category, and
 * the variants of all by their sums. Nothing names an app that is held back.
 */
export async function* consentReport(isQuick: boolean): AsyncGenerator<string> {
  const suites = [
    { name: 'consent', open: consentApps(), heldBack: heldBackConsentApps() },
    { name: 'data flow', open: flowApps(), heldBack: heldBackFlowApps() },
  ];
  for (const { name, open, heldBack } of suites) {
    yield `## ${name}\n\n${consentTable(tally(await observeAll(open)), `${name}, development`)}`;
    yield consentTable(tally(await observeAll(heldBack)), `${name}, held back`);
    if (!isQuick) yield consentTable(await measureVariants([...open, ...heldBack]), `${name}, variants`);
  }
}
