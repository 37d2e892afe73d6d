import { type SharingRow, sharingList } from '../view/sharing-list.ts';
import type { View } from '../view/view.ts';
import { confidenceWords, evidenceWords, sdkCategoryWords } from '../words/sdks.ts';
import { html, type Markup } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Pieces of evidence shown for one SDK. */
const EVIDENCE = 6;

/** SDKs that handle personal information as a draft of the list of third parties, then how each SDK was recognised. */
export function sharing(view: View): Markup {
  const { report, options, names, words } = view;
  const rows = sharingList(report, options, names);
  if (rows.length === 0) return html`<p>${words.none}</p>`;
  const handling = rows.filter((row) => row.handlesPersonalInfo);
  const others = rows.filter((row) => !row.handlesPersonalInfo);
  const known = rows.filter((row) => row.evidence.length > 0);
  return html`${handling.length === 0 ? undefined : draft(handling, view)}
<details class="paper"><summary>${words.evidence} (${known.length})</summary>${recognised(known, words.evidence, view)}</details>
${others.length === 0 ? undefined : html`<details><summary>${words.otherSdks} (${others.length})</summary>${recognised(others, words.otherSdks, view)}</details>`}`;
}

function draft(rows: readonly SharingRow[], { words }: View): Markup {
  const blank = html`<span class="blank">${words.toFill}</span>`;
  const body = rows.map((row) => [row.name, row.vendor === '' ? blank : row.vendor, blank, blank, dataOf(row, words), blank]);
  const head = [words.sdkName, words.vendor, words.purpose, words.manner, words.data, words.link];
  return html`<p>${words.sharingNote}</p>${table(words.sharing, head, body, 'sharing')}`;
}

function dataOf({ declared, readable }: SharingRow, words: View['words']): Markup {
  const lines = [...declared, ...(readable.length === 0 ? [] : [{ how: words.readableByCode, data: readable }])];
  if (lines.length === 0) return html`<span class="blank">${words.toFill}</span>`;
  return html`${lines.map(({ how, data }, i) => html`${i === 0 ? undefined : html`<br>`}${how}${words.colon}${data.join(words.separator)}`)}`;
}

function recognised(rows: readonly SharingRow[], caption: string, { names, words }: View): Markup {
  const body = rows.map(({ name, version, vendor, category, confidence, evidence }) => [
    html`${name}${version === '' ? '' : html` ${apart(version)}`}`,
    vendor,
    sdkCategoryWords[category]?.[names.lang] ?? category,
    confidenceWords[confidence]?.[names.lang] ?? confidence,
    html`${evidence.slice(0, EVIDENCE).map(({ kind, detail }, i) => html`${i === 0 ? undefined : html`<br>`}${evidenceWords[kind]?.[names.lang] ?? kind} ${code(detail)}`)}${
      evidence.length > EVIDENCE ? html`<br>${words.more(evidence.length - EVIDENCE)}` : undefined
    }`,
  ]);
  return table(caption, [words.sdkName, words.vendor, words.sdkCategory, words.confidence, words.evidence], body);
}
