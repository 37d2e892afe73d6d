import type { Document, Link } from '@touchstone/kernel/document';
import type { DocumentKnowledge, Subject } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';
import { toldRows } from '../tables/told-rows.ts';
import { headingOf, subjectOf } from './heading.ts';
import { SectionStack } from './section-stack.ts';

/** A text in sections: lines and tables in reading order. */
export interface Outline {
  readonly title?: Line;
  readonly parts: readonly (Line | Table)[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly number: number;
  readonly title: string;
  /** In the form of the lists. */
  readonly plain: string;
  readonly line: number;
  readonly untilLine: number;
  /** 1 for those under none. */
  readonly depth: number;
  /** Its own or that of the section above. */
  readonly about?: Subject;
  /** Said by its own heading. */
  readonly isOwn: boolean;
}

export interface Line {
  readonly kind: 'heading' | 'text' | 'item';
  readonly text: string;
  /** In the form of the lists. */
  readonly plain: string;
  readonly line: number;
  readonly section: Section;
  /** The colon that opened the list it stands in. */
  readonly leadIn?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly line: number;
  readonly section: Section;
  readonly leadIn?: string;
  /** Links that stand in it. */
  readonly links: readonly Link[];
}

/** Longer texts are no policy; what lies behind is not looked at. */
const MOST_LINES = 20_000;
const MOST_CHARACTERS = 200_000;

export function outlineOf(document: Document, knowledge: DocumentKnowledge): Outline {
  const parts: (Line | Table)[] = [];
  const sections = new SectionStack(knowledge, wholeSubject(document, knowledge));
  let title: Line | undefined;
  let leadIn: string | undefined;
  let characters = 0;
  const put = (line: Omit<Line, 'section' | 'leadIn'>): void => {
    const inList = line.kind === 'item' || knowledge.patterns.enumerated.test(line.plain) || goesOn(parts.at(-1));
    if (line.kind === 'heading' || (!inList && parts.at(-1) !== undefined && leadInOf(parts.at(-1)) === undefined)) leadIn = undefined;
    const given = leadIn;
    parts.push({ ...line, section: sections.current, ...(given === undefined ? {} : { leadIn: given }) });
    if (/[：:]$/.test(line.plain)) leadIn = line.text.length > LONGEST_LEAD_IN ? line.text.slice(-LONGEST_LEAD_IN) : line.text;
  };
  for (const { block, until } of withEnds(document)) {
    characters += block.kind === 'table' ? block.rows.reduce((sum, row) => sum + row.join('').length, 0) : block.text.length;
    if (parts.length > MOST_LINES || (characters > MOST_CHARACTERS && parts.length > 0)) break;
    if (block.kind === 'table') {
      const rows = boundedCells(block.rows);
      const told = toldRows(rows, knowledge);
      if (told !== undefined) {
        for (const text of told) put({ kind: 'text', text, plain: normalise(text, knowledge.variants).text, line: block.line });
        continue;
      }
      const links = document.links.filter(({ line }) => line >= block.line && line < until);
      parts.push({ ...block, rows, section: sections.current, links, ...(leadIn === undefined ? {} : { leadIn }) });
      leadIn = undefined;
      continue;
    }
    for (const text of linesOf(block.text.slice(0, MOST_CHARACTERS))) {
      const plain = normalise(text, knowledge.variants).text;
      if (plain === '' || /^[-—=_*·.\s]+$/.test(plain)) continue;
      const heading = headingOf(block, text, plain, knowledge);
      if (heading === undefined) put({ kind: block.kind === 'item' ? 'item' : 'text', text, plain, line: block.line });
      else if (title === undefined && parts.length < TITLE_WITHIN && knowledge.title.test(plain) && heading.style === 'plain') {
        put({ kind: 'heading', text, plain, line: block.line });
        title = parts.at(-1) as Line;
      } else {
        sections.open(heading, text, plain, block.line);
        put({ kind: 'heading', text, plain, line: block.line });
      }
    }
  }
  return { parts, sections: sections.closed(document.blocks.at(-1)?.line ?? 0), ...(title === undefined ? {} : { title }) };
}

/** A list of SDKs, or of what is collected, that is a text of its own. */
function wholeSubject({ title, blocks }: Document, knowledge: DocumentKnowledge): Subject | undefined {
  const first = blocks[0]?.kind === 'table' ? '' : (blocks[0]?.text ?? '');
  const names = [title ?? '', first.slice(0, LONGEST_TITLE)].map((name) => normalise(name, knowledge.variants).text);
  if (names.some((name) => knowledge.title.test(name))) return undefined;
  const about = names
    .filter((name) => knowledge.lists.some(({ pattern }) => pattern.test(name)) || /sdk/.test(name))
    .map((name) => subjectOf(name, knowledge));
  return about.find((one) => one === 'sdk' || one === 'sharing' || one === 'collect');
}

const LONGEST_TITLE = 40;
const TITLE_WITHIN = 4;
const LONGEST_LEAD_IN = 160;

/** After a semicolon the list goes on. */
const goesOn = (before: Line | Table | undefined): boolean =>
  before !== undefined && before.kind !== 'table' && /[；;]$/.test(before.plain);

const leadInOf = (part: Line | Table | undefined): string | undefined =>
  part === undefined || part.kind === 'table' || !/[：:]$/.test(part.plain) ? undefined : part.text;

/** Lines of a block; one that ends with a comma goes on, and one that is too long is several. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/[\n\r\u2028\u2029]/)) {
    const before = lines.at(-1);
    if (before !== undefined && before.length < LONGEST_LINE && GOES_ON.has(before.at(-1))) lines[lines.length - 1] = before + line.trim();
    else if (line.trim() !== '') lines.push(line.trim());
  }
  return lines.flatMap(inPieces);
}

const GOES_ON: ReadonlySet<string | undefined> = new Set(['，', '、', ',']);

/**
 * Whatever is looked for in a line or a cell is looked for in so many characters at most, so that the work grows with the text and never with
 * the square of it. Lines of real policies are a fifth of that.
 */
const LONGEST_LINE = 4_000;

/** Broken behind a full stop where there is one. */
function inPieces(line: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < line.length; ) {
    const to = from + LONGEST_LINE;
    const stop = to < line.length ? line.lastIndexOf('。', to - 1) : -1;
    const end = stop >= from + LONGEST_LINE / 2 ? stop + 1 : to;
    pieces.push(line.slice(from, end));
    from = end;
  }
  return pieces;
}

const boundedCells = (rows: Table['rows']): Table['rows'] =>
  rows.some((row) => row.some((cell) => cell.length > LONGEST_LINE))
    ? rows.map((row) => row.map((cell) => cell.slice(0, LONGEST_LINE)))
    : rows;

function* withEnds({ blocks }: Document): Generator<{ block: Document['blocks'][number]; until: number }> {
  for (const [at, block] of blocks.entries()) yield { block, until: blocks[at + 1]?.line ?? Number.MAX_SAFE_INTEGER };
}
