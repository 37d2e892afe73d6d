import type { Fact } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { policyFacts, statementRows } from '../view/policy.ts';
import { quoteOf } from '../view/quote.ts';
import type { View } from '../view/view.ts';
import { partyColumns, policyHeadings } from '../words/policy.ts';
import type { Page } from './page.ts';

const ROWS = 40;

/** What the policy states and lacks, in its own words. Nothing when there is no policy. */
export function writePolicy(page: Page, view: View): void {
  const { report, names, words } = view;
  const say = names.say;
  const rows = statementRows(report, names);
  const { against, lacks, vague, others } = policyFacts(report);
  if (rows === undefined && against.length + lacks.length + vague.length + others.length === 0) return;
  page.heading(say(policyHeadings.title));
  writeFacts(page, say(policyHeadings.against), against, view);
  writeFacts(page, say(policyHeadings.lacks), lacks, view);
  if (rows !== undefined) {
    page.line(say(policyHeadings.statements));
    for (const { id, name, state, place, quote } of rows) {
      const sign = { present: '✓', missing: '✕', 'not-needed': '–' }[state];
      const word = say(policyHeadings[state === 'not-needed' ? 'notNeeded' : state]);
      page.prose(`${sign} ${name} (${id}) ${word}${place === '' ? '' : ` ${place}`}${quote === '' ? '' : ` “${quote}”`}`, 2, 2);
    }
  }
  const parties = report.exhibits?.policy?.parties ?? [];
  if (parties.length > 0) page.line(`${say(policyHeadings.parties)} ${parties.length}`);
  for (const party of parties.slice(0, ROWS)) {
    const absent = (['company', 'purpose', 'manner', 'kinds', 'link'] as const).filter((column) => party[column] === undefined);
    const lack = absent.map((column) => say(partyColumns[column])).join(words.separator);
    page.prose(
      `${absent.length === 0 ? '✓' : '▲'} ${party.name}${lack === '' ? '' : ` — ${say(policyHeadings.incomplete)}${words.colon}${lack}`} ${placeText({ file: report.exhibits?.policy?.file ?? '', line: party.line })}`,
      2,
      2,
    );
  }
  if (parties.length > ROWS) page.line(words.more(parties.length - ROWS), 2);
  writeFacts(page, say(policyHeadings.vague), vague, view);
  writeFacts(page, say(policyHeadings.others), others, view);
}

function writeFacts(page: Page, title: string, facts: readonly Fact[], { names, words }: View): void {
  if (facts.length === 0) return;
  page.line(`${title} ${facts.length}`);
  for (const fact of facts.slice(0, ROWS)) {
    const owner = names.ownerOf(fact);
    const quote = quoteOf(fact);
    const quoted = quote === undefined ? '' : ` “${quote}”`;
    page.prose(`· ${describeFact(fact, names)}${owner === '' ? '' : ` — ${owner}`}  ${placeText(fact.at)}${quoted}`, 2, 2);
  }
  if (facts.length > ROWS) page.line(words.more(facts.length - ROWS), 2);
}
