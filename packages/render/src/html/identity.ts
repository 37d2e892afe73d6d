import type { Report } from '@touchstone/verdict';
import { visible } from '../plain/visible.ts';
import { countsOf } from '../view/gate.ts';
import { categoryText, sizeText } from '../view/identity.ts';
import { subtitleOf } from '../view/materials.ts';
import { packageMarks } from '../view/package-marks.ts';
import type { View } from '../view/view.ts';
import { resultMeanings, resultOrder, resultWords } from '../words/results.ts';
import { schemeNames } from '../words/signature.ts';
import { html, type Markup, type Part } from './markup.ts';
import { apart, code } from './table.ts';

/** Characters of the app's name as the title. */
const TITLE = 120;

/** The head of the page: what the app is, who signed it, the sum of the results. */
export function identity(view: View): Markup {
  const { report, words, names } = view;
  const counts = countsOf(report.findings);
  return html`<header class="top">
<p class="brand">${words.report}</p>
<h1>${apart(visible(report.app?.label ?? report.app?.package ?? report.file, TITLE))}</h1>
<p class="soft">${report.app === null ? words.unreadable : subtitleOf(view)}</p>
<ul class="sum" aria-label="${words.results}">${resultOrder.map(
    (result) =>
      html`<li class="${counts[result] === 0 ? 'zero' : result}" title="${names.say(resultMeanings[result])}"><b>${counts[result]}</b>${names.say(resultWords[result])}</li>`,
  )}</ul>
<dl class="facts">${fields(view).map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>
</header>`;
}

function fields(view: View): readonly (readonly [string, Part])[] {
  const { report, options, words } = view;
  const { app, signature } = report;
  const marks = packageMarks(view);
  const head: readonly (readonly [string, Part])[] =
    app === null
      ? []
      : [
          [words.package, code(app.package)],
          [
            words.version,
            html`${apart(app.versionName ?? words.none)} (${app.versionCode})${words.comma}${words.androidLevels(app.minSdk, app.targetSdk)}`,
          ],
          [words.size, sizeText(app.sizeBytes)],
          ['SHA-256', code(app.sha256)],
          ...(app.splits.length === 0 ? [] : [[words.splits, code(app.splits.join(', '))] as const]),
        ];
  return [
    ...head,
    [words.file, code(report.file)],
    [words.signature, report.app === null ? words.noSignature : signatureText(signature, words)],
    ...signature.signers.map(({ subject, sha256 }) => [words.signer, html`${apart(subject)}<br>${code(`SHA-256 ${sha256}`)}`] as const),
    ...(marks.length === 0
      ? []
      : [
          [
            words.marks,
            html`${marks.map((mark, i) => html`${i === 0 ? undefined : ' '}<span class="tag suspected">${mark}</span>`)}`,
          ] as const,
        ]),
    [words.category, apart(categoryText(report, options))],
  ];
}

function signatureText(signature: Report['signature'], words: View['words']): Markup {
  const present = Object.entries(signature.schemes).filter(([, state]) => state !== 'absent');
  const tags = present.map(
    ([scheme, state]) =>
      html` <span class="tag ${state === 'verified' ? 'not-found' : 'violation'}">${schemeNames[scheme] ?? scheme} ${state === 'verified' ? '✓' : '✗'}</span>`,
  );
  return html`${signature.verified ? words.accepted : words.rejected}${tags}`;
}
