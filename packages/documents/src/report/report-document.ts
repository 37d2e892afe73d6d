import type { OfficialBlock, OfficialDocument } from '@touchstone/domain/order';
import { reportPages } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import { type ReportWords, reportWords } from './report-words.ts';

type Pages = ReturnType<typeof reportPages>;
type Overview = ReturnType<Pages['overview']>;
type Clause = Overview['documents'][number]['clauses'][number];

/** Facts named under one clause; the others are in the other forms of the report. */
const PROOFS = 8;

/** Our report as a document for the file: what was tested, what was found with its proof, what to change first, what was not tested and why. */
export function reportDocument(report: Report, options: DocumentOptions): OfficialDocument {
  const words = reportWords[options.lang];
  const pages = reportPages(report, options);
  const overview = pages.overview();
  const found = clausesWith(overview, 'violation', 'suspected');
  const open = clausesWith(overview, 'undecided');
  const body: readonly OfficialBlock[] = [
    ...identity(overview, words),
    ...counts(overview, words),
    heading(words.fixFirst),
    ...fixes(overview, words),
    heading(words.found),
    ...(found.length === 0
      ? [paragraph(overview.counts['not-found'] === 0 && open.length === 0 ? words.nothingTested : words.nothingFound)]
      : found.flatMap((clause) => clausePart(clause, pages, words))),
    heading(words.undecided),
    ...(open.length === 0 ? [paragraph(words.none)] : [reasons(open, words)]),
    heading(words.untested),
    paragraph(words.untestedNote),
    ...untested(overview, words),
    heading(words.limits),
    ...overview.limits.map(paragraph),
  ];
  return { authority: words.head, isSheet: true, title: overview.app?.label ?? overview.app?.package ?? words.unreadable, body };
}

const heading = (text: string): OfficialBlock => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', text });

const clausesWith = ({ documents }: Overview, ...results: readonly Clause['result'][]): readonly Clause[] =>
  documents.flatMap(({ clauses }) => clauses.filter(({ result }) => results.includes(result)));

function identity({ app, file, engine, materials }: Overview, words: ReportWords): readonly OfficialBlock[] {
  const given = materials.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`);
  const rows: readonly (readonly string[])[] = [
    [words.file, file],
    ...(app === null
      ? []
      : [
          [words.package, app.package],
          [words.version, `${app.versionName ?? ''} (${app.versionCode})`],
          ['SHA-256', app.sha256],
        ]),
    [words.materials, given.length === 0 ? words.none : given.join(words.separator)],
    [words.engine, `Touchstone ${engine.version} · ${engine.rules} · ${engine.asOf}`],
  ];
  return [{ kind: 'table', head: [words.item, words.value], rows, widths: [22, 78] }];
}

function counts({ counts: by }: Overview, words: ReportWords): readonly OfficialBlock[] {
  const results = ['violation', 'suspected', 'undecided', 'not-tested', 'not-found'] as const;
  return [
    {
      kind: 'table',
      head: results.map((one) => words.results[one]),
      rows: [results.map((one) => String(by[one]))],
      widths: [1, 1, 1, 1, 1],
    },
  ];
}

function fixes({ fixFirst }: Overview, words: ReportWords): readonly OfficialBlock[] {
  if (fixFirst.length === 0) return [paragraph(words.none)];
  return fixFirst.flatMap(({ title, remedy, owner, subjects, places, clauses }, i): readonly OfficialBlock[] => [
    { kind: 'heading', level: 3, text: `${i + 1}. ${title}` },
    paragraph(remedy),
    ...(subjects === '' ? [] : [paragraph(subjects)]),
    paragraph(`${words.owner}${owner}${words.stop}${words.place}${places}${words.stop}${words.clauses}${clauses.join(words.separator)}`),
  ]);
}

function clausePart({ rule, clause, title, result, reason, facts }: Clause, pages: Pages, words: ReportWords): readonly OfficialBlock[] {
  const finding = pages.finding(rule);
  const rows = pages
    .choose({ rule })
    .slice(0, PROOFS)
    .flatMap((index) => {
      const row = pages.row(index);
      return row === undefined ? [] : [[row.quote === null ? row.what : `${row.what}\n${words.quote(row.quote)}`, row.owner, row.place]];
    });
  return [
    { kind: 'heading', level: 3, text: `${clause} ${title}（${words.results[result]}）` },
    ...(finding === undefined ? [] : [paragraph(finding.wording)]),
    ...(reason === null ? [] : [paragraph(reason)]),
    ...(rows.length === 0 ? [] : [{ kind: 'table', head: [words.what, words.whose, words.where], rows, widths: [46, 16, 38] } as const]),
    ...(facts > PROOFS ? [paragraph(words.more(facts - PROOFS))] : []),
  ];
}

const reasons = (clauses: readonly Clause[], words: ReportWords): OfficialBlock => ({
  kind: 'table',
  head: [words.clause, words.reason],
  rows: clauses.map(({ clause, title, reason }) => [`${clause} ${title}`, reason ?? '']),
  widths: [55, 45],
});

/** By reason: which clauses wait for the same thing. */
function untested(overview: Overview, words: ReportWords): readonly OfficialBlock[] {
  const byReason = Map.groupBy(clausesWith(overview, 'not-tested'), ({ reason }) => reason ?? '');
  if (byReason.size === 0) return [paragraph(words.none)];
  const rows = [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, clauses]) => [reason, String(clauses.length), [...new Set(clauses.map(({ clause }) => clause))].join(words.separator)]);
  return [{ kind: 'table', head: [words.reason, words.count, words.clauses], rows, widths: [34, 10, 56] }];
}
