import { byText } from '@touchstone/kernel/order';
import type { View } from '../view/view.ts';
import { domainOwnerWords } from '../words/owners.ts';
import { html, type Markup } from './markup.ts';
import { code, table } from './table.ts';

/** Rows shown; the rest is in the JSON. */
const ROWS = 150;

/** Domains and whose they are, as text and never as links: an address in an app may be hostile. */
export function domains({ report, names, words }: View): Markup | undefined {
  const facts = report.facts.filter(({ kind }) => kind === 'network.domain' || kind === 'network.ip');
  if (facts.length === 0) return undefined;
  const rows = new Map<string, readonly [Markup, string, string]>();
  for (const { attributes } of facts) {
    const host = String(attributes['domain'] ?? attributes['ip'] ?? '');
    const owner = String(attributes['owner'] ?? 'unknown');
    const sdk = attributes['sdk'] === undefined ? '' : names.sdk(String(attributes['sdk']));
    const whose = sdk || String(attributes['vendor'] ?? '') || (domainOwnerWords[owner]?.[names.lang] ?? owner);
    rows.set(`${host}\0${whose}`, [code(host), whose, String(attributes['country'] ?? '')]);
  }
  const sorted = [...rows].sort(([a], [b]) => byText(a, b)).map(([, row]) => row);
  const caption = `${words.domains} ${sorted.length}`;
  const shown = table(caption, [words.domain, words.owner, words.country], sorted.slice(0, ROWS));
  return html`<details class="paper"><summary>${caption}</summary>${shown}${sorted.length > ROWS ? html`<p class="note">${words.more(sorted.length - ROWS)}</p>` : undefined}</details>`;
}
