import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';
import type { View } from '../view/view.ts';
import { schemeNames, schemeStateWords, signerFields } from '../words/signature.ts';
import { html, type Markup } from './markup.ts';
import { code, table } from './table.ts';

type Signature = Report['signature'];

/** Verdict of each scheme, signers in full, rotation, and what was wrong. */
export function certificates(view: View): Markup | undefined {
  const { app, signature } = view.report;
  if (app === null) return undefined;
  const { words, names } = view;
  const schemes = Object.entries(signature.schemes).map(([scheme, state]) => [
    schemeNames[scheme] ?? scheme,
    html`<span class="tag ${STATE_COLOUR[state]}">${schemeStateWords[state][names.lang]}</span>`,
  ]);
  return html`<p>${signature.verified ? words.accepted : words.rejected}</p>
${table(words.signature, [words.scheme, words.state], schemes)}
${signature.signers.map((signer, i) => html`<h3>${words.signer}${signature.signers.length > 1 ? ` ${i + 1}` : ''}</h3>${signerPart(signer, view)}`)}
${signature.lineage.length === 0 ? undefined : html`<h3>${words.lineage}</h3><ol>${signature.lineage.map(({ subject, sha256 }) => html`<li><bdi>${subject}</bdi><br>${code(sha256)}</li>`)}</ol>`}
${issues(words.errors, signature.errors, view)}${issues(words.warnings, signature.warnings, view)}`;
}

const STATE_COLOUR = { verified: 'not-found', failed: 'violation', absent: 'not-tested' } as const;

function signerPart(signer: Signature['signers'][number], { names }: View): Markup {
  const order = Object.keys(signerFields);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const fields = Object.entries(signer).sort(([a], [b]) => rank(a) - rank(b) || byText(a, b));
  return html`<dl class="facts">${fields.map(
    ([name, value]) => html`<dt>${signerFields[name]?.[names.lang] ?? name}</dt><dd>${code(String(value))}</dd>`,
  )}</dl>`;
}

/** Each code once with its count: a broken archive can have thousands. */
function issues(title: string, list: Signature['errors'], { words }: View): Markup | undefined {
  if (list.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { scheme, code: what } of list) counts.set(`${scheme}\0${what}`, (counts.get(`${scheme}\0${what}`) ?? 0) + 1);
  const rows = [...counts].map(([key, count]) => {
    const [scheme = '', what = ''] = key.split('\0');
    return [schemeNames[scheme] ?? scheme, code(what), count];
  });
  return table(title, [words.scheme, words.problem, words.count], rows);
}
