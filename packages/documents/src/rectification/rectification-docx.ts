import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import { type LetterPart, letterDocx } from '../office/letter.ts';
import { annexParts } from './annex.ts';
import { changeParts } from './change-parts.ts';
import { type ClauseWriter, clauseWriter } from './clause-parts.ts';
import { type Outcome, type Rectification, rectification } from './rectification.ts';
import { type RectificationWords, rectificationWords } from './rectification-words.ts';

/**
 * Draft of the 整改报告 as a document: cover, summary, every clause with problem, evidence, measures and retest, an annex with the evidence.
 * Both reports are of files that could be read. The same reports give the same bytes.
 */
export function rectificationDocx(before: Report, after: Report, options: DocumentOptions): Promise<Uint8Array> {
  const words = rectificationWords[options.lang];
  const all = rectification(before, after, options);
  const writer = clauseWriter(options);
  const chapter = (i: number): LetterPart => ({ kind: 'heading', level: 1, text: words.chapters[i] ?? '' });
  const parts = (...outcomes: readonly Outcome[]) => clausesOf(all, outcomes, writer, words);
  return letterDocx({
    title: words.title,
    isWide: false,
    lang: options.lang,
    parts: [
      ...cover(all, words),
      { kind: 'page-break' },
      chapter(0),
      filesTable(all, words),
      ...changeParts(all, options),
      ...warnings(all, words).map((text): LetterPart => ({ kind: 'paragraph', text })),
      chapter(1),
      ...summary(all, writer, words),
      chapter(2),
      ...parts('fixed', 'open'),
      chapter(3),
      ...parts('new'),
      chapter(4),
      ...parts('not-retested'),
      chapter(5),
      { kind: 'paragraph', text: words.promise },
      ...words.signatures.flatMap((text): LetterPart[] => [
        { kind: 'space', lines: 1 },
        { kind: 'paragraph', text },
      ]),
      { kind: 'page-break' },
      { kind: 'heading', level: 1, text: words.annex },
      ...annexParts(all, options),
    ],
  });
}

const cover = (all: Rectification, words: RectificationWords): readonly LetterPart[] => [
  { kind: 'space', lines: 8 },
  { kind: 'title', text: words.title },
  { kind: 'paragraph', align: 'center', text: words.draft },
  { kind: 'space', lines: 4 },
  identityTable(all, words),
  { kind: 'space', lines: 6 },
  { kind: 'paragraph', align: 'center', text: words.unit },
];

function identityTable({ before, after }: Rectification, words: RectificationWords): LetterPart {
  const { cover: names, beforeAfter } = words;
  const both = (of: (report: Report) => string) => beforeAfter(of(before), of(after));
  return {
    kind: 'table',
    widths: [26, 74],
    rows: [
      [names.label, both(({ app }) => app?.label ?? '')],
      [names.package, both(({ app }) => app?.package ?? '')],
      [names.oldVersion, versionOf(before, words)],
      [names.oldSha, before.app?.sha256 ?? ''],
      [names.newVersion, versionOf(after, words)],
      [names.newSha, after.app?.sha256 ?? ''],
      [names.asOf, both(({ engine }) => engine.asOf)],
      [names.rules, both(({ engine }) => `Touchstone ${engine.version}, ${engine.rules}`)],
    ],
  };
}

const versionOf = ({ app }: Report, words: RectificationWords) =>
  app === null ? '' : words.versionOf(app.versionName ?? '', app.versionCode);
const inputsOf = ({ evidence }: Report) => ['static', ...[...new Set((evidence ?? []).map(({ input }) => input))].sort()];

/** What each test was given. Screens are many: they are counted. */
function filesTable({ before, after }: Rectification, words: RectificationWords): LetterPart {
  const rows = (
    [
      [words.oldBuild, before],
      [words.newBuild, after],
    ] as const
  ).flatMap(([test, report]) => {
    const files = report.evidence ?? [];
    const screens = files.filter(({ input }) => input === 'ui');
    return [
      [test, words.packageFile, report.file, report.app?.sha256 ?? ''],
      ...files.filter(({ input }) => input !== 'ui').map(({ input, name, sha256 }) => [test, words.inputs[input] ?? input, name, sha256]),
      ...(screens.length === 0 ? [] : [[test, words.inputs['ui'] ?? 'ui', words.filesOf(screens.length), '']]),
    ];
  });
  return { kind: 'table', head: words.files, widths: [12, 18, 35, 35], rows };
}

function warnings({ before, after, isSameApp }: Rectification, words: RectificationWords): readonly string[] {
  const told: readonly (readonly [boolean, string])[] = [
    [!isSameApp, words.otherApp],
    [before.app?.sha256 === after.app?.sha256, words.sameFile],
    [inputsOf(before).join() !== inputsOf(after).join(), words.otherInputs],
    [before.engine.rules !== after.engine.rules || before.engine.asOf !== after.engine.asOf, words.otherRules],
  ];
  return told.flatMap(([holds, text]) => (holds ? [text] : []));
}

function summary({ clauses }: Rectification, writer: ClauseWriter, words: RectificationWords): readonly LetterPart[] {
  const count = (outcome: Outcome) => clauses.filter((clause) => clause.outcome === outcome).length;
  const rows = (['fixed', 'open', 'not-retested', 'new'] as const).map((outcome) => [words.outcomes[outcome], String(count(outcome))]);
  const counts: LetterPart = {
    kind: 'table',
    head: words.summary,
    widths: [60, 40],
    rows: [[words.originally, String(clauses.length - count('new'))], ...rows],
  };
  if (clauses.length === 0) return [counts, { kind: 'paragraph', text: words.none }];
  return [
    counts,
    { kind: 'space', lines: 1 },
    {
      kind: 'table',
      head: words.clauses,
      widths: [7, 17, 38, 11, 13, 14],
      rows: clauses.map((clause, i) => [String(i + 1), ...writer.row(clause)]),
    },
  ];
}

function clausesOf(
  { clauses }: Rectification,
  outcomes: readonly Outcome[],
  writer: ClauseWriter,
  words: RectificationWords,
): readonly LetterPart[] {
  const wanted = clauses.filter(({ outcome }) => outcomes.includes(outcome));
  return wanted.length === 0 ? [{ kind: 'paragraph', text: words.none }] : wanted.flatMap((clause) => writer.parts(clause));
}
