import { countsOf } from '../view/gate.ts';
import { categoryText, sizeText } from '../view/identity.ts';
import { packageMarks } from '../view/package-marks.ts';
import type { View } from '../view/view.ts';
import { resultOrder, resultWords } from '../words/results.ts';
import { schemeNames, schemeStateWords } from '../words/signature.ts';
import type { Page } from './page.ts';
import { widthOf } from './width.ts';

/** What the app is and who signed it, and the sum of the results. */
export function writeIdentity(page: Page, view: View): void {
  const { words } = view;
  page.heading(words.report, '═');
  const fields = identityFields(view);
  const columns = Math.max(...fields.map(([name]) => widthOf(name))) + 2;
  for (const [name, text] of fields) page.field(name, text, columns);
  if (view.report.app === null) page.prose(words.unreadable);
}

function identityFields(view: View): readonly (readonly [string, string])[] {
  const { report, options, words } = view;
  const { app } = report;
  const marks = packageMarks(view);
  const head: readonly (readonly [string, string])[] =
    app === null
      ? []
      : [
          [words.app, `${app.label ?? words.none} · ${app.package}`],
          [words.version, `${app.versionName ?? words.none} (${app.versionCode}) · ${words.androidLevels(app.minSdk, app.targetSdk)}`],
          [words.size, sizeText(app.sizeBytes)],
          ['SHA-256', app.sha256],
          ...(app.splits.length === 0 ? [] : [[words.splits, app.splits.join(words.separator)] as const]),
        ];
  return [
    ...head,
    [words.file, report.file],
    ...signatureFields(view),
    ...(marks.length === 0 ? [] : [[words.marks, marks.join(' · ')] as const]),
    [words.category, categoryText(report, options)],
    [words.results, resultLine(view)],
  ];
}

function signatureFields({ report, options, words }: View): readonly (readonly [string, string])[] {
  const { signature } = report;
  if (report.app === null) return [[words.signature, words.noSignature]];
  const states = Object.entries(signature.schemes).map(
    ([scheme, state]) => `${schemeNames[scheme] ?? scheme} ${schemeStateWords[state][options.lang]}`,
  );
  return [
    [words.signature, `${signature.verified ? words.accepted : words.rejected} · ${states.join(' · ')}`],
    ...signature.signers.map(({ subject, sha256 }) => [words.signer, `${subject} · SHA-256 ${sha256}`] as const),
  ];
}

function resultLine({ report, names }: View): string {
  const counts = countsOf(report.findings);
  return resultOrder.map((result) => `${names.say(resultWords[result])} ${counts[result]}`).join(' · ');
}
