import type { StatedItem } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import { type Wording, wordingOf } from '@touchstone/render';
import type { MatrixRow, Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import type { Cell, DataList, ListRow } from './data-list.ts';
import { evidenceLines, noteLine } from './evidence-lines.ts';
import { type ListWords, listWords } from './list-words.ts';
import { blank, known, knownCell, toCheck } from './pieces.ts';

/** Draft of the 已收集个人信息清单; undefined for a report of a file that could not be read. */
export function collectedList(report: Report, options: DocumentOptions): DataList | undefined {
  if (report.app === null) return undefined;
  const words = listWords[options.lang];
  const wording = wordingOf(options);
  const groups = new Map(options.knowledge.personalInfo.map(({ token, group }) => [token, group]));
  const opened = new Set(options.knowledge.permissions.flatMap(({ data }) => data ?? []));
  const rank = ({ data }: MatrixRow) => `${groups.get(data) ?? '~'} ${data}`;
  const matrix = [...report.matrix].filter((row) => isCollected(row, report)).sort((a, b) => byText(rank(a), rank(b)));
  return {
    list: 'collected',
    title: words.collectedTitle,
    app: report.app,
    handler: knownCell([report.exhibits?.policy?.handler]),
    columns: words.collectedColumns.map((title, i) => ({ title, width: WIDTHS[i] ?? 1 })),
    rows: matrix.map((row) => rowOf(row, report, wording, words, opened)),
    introduction: [words.collectedIntroduction],
    internalNotes: [...(report.exhibits?.policy === undefined ? [words.noPolicy] : []), ...(hasRun(report) ? [] : [words.noRun])],
  };
}

const WIDTHS = [14, 22, 18, 22, 8, 16];

/** What the app or code inside it takes, or the app says that it takes. What a policy says of a third party alone stands in the other list. */
function isCollected({ code, run, policy, sentTo }: MatrixRow, report: Report): boolean {
  const saysSo = policy.facts.some((i) => report.facts[i]?.attributes['by'] !== 'sdk');
  return code.length > 0 || run.count > 0 || sentTo.facts.length > 0 || saysSo;
}

/** @param opened kinds that some permission opens */
function rowOf(row: MatrixRow, report: Report, wording: Wording, words: ListWords, opened: ReadonlySet<string>): ListRow {
  const stated = (report.exhibits?.policy?.items ?? []).filter(({ data }) => data === row.data);
  const purposes = stated.length > 0 ? stated.map(({ purpose }) => purpose) : purposesOf(row, report);
  const permissions = row.declared.map((i) => wording.permission(String(report.facts[i]?.attributes['permission'] ?? '')));
  const facts = [...row.policy.facts, ...row.run.facts, ...row.sentTo.facts, ...row.code, ...row.declared];
  return {
    cells: [
      [known(wording.value('data', row.data))],
      knownCell(purposes),
      knownCell(stated.map(({ scene }) => scene)),
      collectionOf(row, stated, report, wording, words),
      [known(row.sensitive ? words.yes : words.no)],
      permissions.length > 0 ? permissions.map(known) : [known(opened.has(row.data) ? words.noneDeclared : words.noPermission)],
    ],
    evidence: [
      ...(row.policy.state === 'silent' && stated.length === 0 ? [noteLine(words.silentPolicy)] : []),
      ...evidenceLines(report, facts, wording, words),
    ],
  };
}

const purposesOf = ({ policy }: MatrixRow, report: Report) =>
  policy.facts.flatMap((i) => {
    const { purpose, by } = report.facts[i]?.attributes ?? {};
    return by !== 'sdk' && purpose !== undefined ? [String(purpose)] : [];
  });

/** Who reads it and how often, as seen; then the frequency as stated, or a blank for it. */
function collectionOf(row: MatrixRow, stated: readonly StatedItem[], report: Report, wording: Wording, words: ListWords): Cell {
  const readers = ownersOf(row, report, wording);
  const seen = [...readers].map(([who, { count }]) => {
    if (count > 0) return toCheck(words.times(who, count));
    return toCheck(hasRun(report) ? words.notSeenInRun(who) : words.canRead(who));
  });
  const isDead = row.beforeConsent.state === 'not-reachable' && row.run.count === 0;
  const frequencies = [...stated.map(({ frequency }) => frequency), ...row.policy.facts.map((i) => frequencyOf(report, i))];
  const told = knownCell(frequencies).map((piece) =>
    piece.state === 'blank' ? { ...blank, text: words.frequency } : known(`${words.frequency}${piece.text}`),
  );
  const bySaying = readers.size === 0 && row.policy.facts.length > 0 ? [known(words.fromPolicy)] : [];
  return [...bySaying, ...seen, ...(isDead ? [toCheck(words.deadCode)] : []), ...told];
}

function frequencyOf(report: Report, i: number): string | undefined {
  const { frequency, by } = report.facts[i]?.attributes ?? {};
  return frequency === undefined || by === 'sdk' ? undefined : String(frequency);
}

/** By name of the owner: reads of the run together; none where only code shows it. */
function ownersOf(row: MatrixRow, report: Report, wording: Wording): ReadonlyMap<string, { readonly count: number }> {
  const owners = new Map<string, { count: number }>();
  for (const i of [...row.code, ...row.run.facts]) {
    const fact = report.facts[i];
    if (fact === undefined || fact.attributes['value'] === 'denied') continue;
    const name = wording.owner(fact);
    const before = owners.get(name) ?? { count: 0 };
    const reads = fact.kind === 'run.reads' ? Number(fact.attributes['count'] ?? 1) : 0;
    owners.set(name, { count: before.count + reads });
  }
  return owners;
}

const hasRun = ({ matrix }: Report) => matrix.some(({ run }) => run.state !== 'not-given');
