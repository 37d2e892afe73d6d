import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { View } from '../view/view.ts';
import type { Page } from './page.ts';

/** Flows listed; the rest is counted. */
const ROWS = 20;

/** Where personal information goes; nothing when nobody asked for it. */
export function writeFlows(page: Page, { report, names, words }: View): void {
  if (report.engine.depth !== 'full') return;
  const facts = report.facts.filter(({ kind }) => kind === 'flow.leak');
  page.heading(`${words.flows} ${facts.length}`);
  if (facts.length === 0) page.prose(words.flowsNone);
  for (const fact of facts.slice(0, ROWS)) {
    const owner = names.ownerOf(fact);
    page.prose(`· ${describeFact(fact, names)}${owner === '' ? '' : ` — ${owner}`}`, 0, 2);
    page.line(`${placeText(fact.proof?.chain[0]?.at ?? fact.at)} → ${placeText(fact.at)}`, 4);
  }
  if (facts.length > ROWS) page.line(words.more(facts.length - ROWS));
}
