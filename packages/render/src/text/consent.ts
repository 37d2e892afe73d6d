import { consentOf, earlyReads, unresolvedTitle } from '../view/consent.ts';
import type { View } from '../view/view.ts';
import { writeLadder } from './ladder.ts';
import type { Page } from './page.ts';

/** Kinds of information listed, and chains written out. */
const ROWS = 30;
const CHAINS = 2;

/** What can run before consent: the gate, reads by state, the first chains, and how much could not be followed. */
export function writeConsent(page: Page, view: View): void {
  const { report, names, words } = view;
  const found = consentOf(report, names);
  if (found === undefined) return;
  page.heading(words.consent);
  page.prose(found.gate);
  if (found.isCut) page.prose(words.consentCut);
  if (found.rows.length === 0) page.prose(words.noReadRuns);
  else {
    page.table(
      [words.data, ...found.states],
      found.rows.slice(0, ROWS).map(({ name, counts }) => [name, ...counts.map(String)]),
    );
  }
  const early = earlyReads(report);
  for (const fact of early.slice(0, CHAINS)) {
    page.blank();
    writeLadder(page, fact, 2, view);
  }
  const total = found.unresolved.reduce((sum, { count }) => sum + count, 0);
  if (total > 0) page.prose(`${unresolvedTitle(names)} ${total}`);
}
