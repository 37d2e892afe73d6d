import type { Fact } from '@touchstone/facts';
import { consentOf, earlyReads, lateReads, openReads } from '../view/consent.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import { writeLadder } from './ladder.ts';
import type { Page } from './page.ts';

/** Kinds of information and early reads listed, and chains written out that no clause has written above. */
const ROWS = 30;
const READS = 12;
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
  writeReads(page, words.chains, earlyReads(report), view);
  writeReads(page, words.openReads, openReads(report), view);
  writeReads(page, words.lateReads, lateReads(report), view);
  const total = found.unresolved.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return;
  const parts = found.unresolved.map(({ owner, what, count }) => `${owner} ${what} ${count}`);
  page.prose(`${words.unresolved} ${total}${words.colon}${parts.join(' · ')}`);
}

function writeReads(page: Page, title: string, reads: readonly Fact[], view: View): void {
  if (reads.length === 0) return;
  const { names, words, chains } = view;
  page.prose(`${title} ${reads.length}`);
  for (const fact of reads.slice(0, READS)) {
    const owner = names.ownerOf(fact);
    const number = chains.numberOf(fact);
    const chain = number === undefined ? '' : ` · ${words.chain(number)}`;
    page.prose(`· ${describeFact(fact, names)}${owner === '' ? '' : ` — ${owner}`}${chain}`, 2, 2);
  }
  if (reads.length > READS) page.line(words.more(reads.length - READS), 2);
  const fresh = reads.slice(0, READS).filter((fact) => fact.proof !== undefined && !chains.isDrawn(fact));
  for (const fact of fresh.slice(0, CHAINS)) {
    page.blank();
    writeLadder(page, fact, 2, view);
  }
}
