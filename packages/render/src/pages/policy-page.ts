import type { Fact } from '@touchstone/facts';
import type { Document } from '@touchstone/kernel/document';
import type { Result } from '@touchstone/verdict';
import { describeFact } from '../view/describe-fact.ts';
import { type StatementRow, statementRows } from '../view/policy.ts';
import type { View } from '../view/view.ts';

/** What the policy says, and its text with the sentences that facts stand on. */
export interface PolicyPage {
  readonly file: string | null;
  readonly sha256: string | null;
  readonly handler: string | null;
  readonly version: string | null;
  readonly updated: string | null;
  readonly effective: string | null;
  /** The 26 kinds of statement; empty where no policy was read. */
  readonly statements: readonly StatementRow[];
  readonly parties: readonly PartyRow[];
  /** The text line by line; null where it is not at hand, as of a policy inside the package. */
  readonly text: readonly PolicyLine[] | null;
  /** Lines of the text that are left out. */
  readonly cut: number;
}

interface PartyRow {
  readonly name: string;
  readonly company: string | null;
  readonly purpose: string | null;
  readonly kinds: string | null;
  readonly line: number;
}

export interface PolicyLine {
  readonly line: number;
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row';
  readonly parts: readonly { readonly text: string; readonly fact: number | null }[];
  /** Facts that stand here. */
  readonly facts: readonly { readonly index: number; readonly what: string; readonly result: Result | null }[];
}

const MOST_LINES = 4_000;
const MOST_PARTIES = 300;

export function policyPage(view: View, document: Document | undefined): PolicyPage {
  const { report, names } = view;
  const told = report.exhibits?.policy;
  const given = report.evidence?.find(({ input }) => input === 'policy');
  const lines = document === undefined ? undefined : linesOf(document, told?.file ?? given?.name ?? document.name, view);
  return {
    file: told?.file ?? given?.name ?? null,
    sha256: given?.sha256 ?? null,
    handler: told?.handler ?? null,
    version: told?.version ?? null,
    updated: told?.updated ?? null,
    effective: told?.effective ?? null,
    statements: statementRows(report, names) ?? [],
    parties: (told?.parties ?? []).slice(0, MOST_PARTIES).map(({ name, company, purpose, kinds, line }) => ({
      ...{ name, line },
      company: company ?? null,
      purpose: purpose ?? null,
      kinds: kinds ?? null,
    })),
    text: lines?.slice(0, MOST_LINES) ?? null,
    cut: Math.max(0, (lines?.length ?? 0) - MOST_LINES),
  };
}

interface Line {
  readonly line: number;
  /** Lines of the whole block: a fact about a table stands at one of them. */
  readonly block: readonly [from: number, until: number];
  readonly kind: PolicyLine['kind'];
  readonly text: string;
}

const textLines = ({ blocks }: Document): readonly Line[] =>
  blocks.flatMap((block): readonly Line[] =>
    block.kind === 'table'
      ? block.rows.map((row, i) => ({
          line: block.line + i,
          block: [block.line, block.line + block.rows.length],
          kind: 'row',
          text: row.join('　'),
        }))
      : [{ line: block.line, block: [block.line, block.line + 1], kind: block.kind, text: block.text }],
  );

function linesOf(document: Document, file: string, view: View): readonly PolicyLine[] {
  const { report, names, findings } = view;
  const onLine = new Map<number, Quote[]>();
  report.facts.forEach((fact, index) => {
    if (fact.at.file !== file || fact.at.line === undefined) return;
    const quote = { index, line: fact.at.line, quote: (fact.quote ?? '').replace(/…$/u, ''), result: findings.worst([fact]) ?? null };
    onLine.set(quote.line, [...(onLine.get(quote.line) ?? []), quote]);
  });
  const factsOf = ({ line, block: [from, until], text }: Line) =>
    Array.from({ length: until - from }, (_, i) => onLine.get(from + i) ?? [])
      .flat()
      .filter((one) => one.line === line || (one.quote !== '' && text.includes(one.quote)));
  return textLines(document).map((one) => {
    const here = factsOf(one);
    const told = here.map(({ index, result }) => ({ index, what: describeFact(report.facts[index] as Fact, names), result }));
    return { line: one.line, kind: one.kind, parts: marked(one.text, here), facts: told };
  });
}

interface Quote {
  readonly index: number;
  readonly line: number;
  readonly quote: string;
  readonly result: Result | null;
}

/** The text cut where quotations begin and end; of those that overlap the one that touches a clause is marked. */
export function marked(text: string, quotes: readonly Pick<Quote, 'index' | 'quote' | 'result'>[]): PolicyLine['parts'] {
  const spans: Span[] = [];
  for (const { index, quote } of quotes.toSorted((a, b) => Number(b.result !== null) - Number(a.result !== null))) {
    const from = quote === '' ? -1 : text.indexOf(quote);
    const to = from + quote.length;
    if (from >= 0 && !spans.some((span) => from < span.to && span.from < to)) spans.push({ from, to, index });
  }
  spans.sort((a, b) => a.from - b.from);
  const parts = spans.flatMap(({ from, to, index }, i) => [
    { text: text.slice(spans[i - 1]?.to ?? 0, from), fact: null },
    { text: text.slice(from, to), fact: index },
  ]);
  return [...parts, { text: text.slice(spans.at(-1)?.to ?? 0), fact: null }].filter((part) => part.text !== '');
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly index: number;
}
