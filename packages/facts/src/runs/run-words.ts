import type { Knowledge } from '../knowledge.ts';
import { rowList, textList } from '../lists.ts';

const FILE = 'runs';
const compiled = new WeakMap<Knowledge, Map<string, RegExp>>();
const NEVER = /(?!)/;

/** The words of a list of `data/lists/runs.yaml` as one pattern over a text in {@link plainText} form. */
export const runWords = (knowledge: Knowledge, list: string): RegExp => remembered(knowledge, list, () => textList(knowledge, FILE, list));

export interface WordRow {
  readonly name: string;
  readonly words: RegExp;
  readonly row: Readonly<Record<string, string | readonly string[]>>;
}

/** Rows of a table of `data/lists/runs.yaml` with the pattern of their `words`; `name` is the column that names a row. */
export function runRows(knowledge: Knowledge, table: string, name: string): readonly WordRow[] {
  return rowList(knowledge, FILE, table).map((row) => {
    const key = String(row[name]);
    return { name: key, row, words: remembered(knowledge, `${table} ${key}`, () => listOf(row['words'])) };
  });
}

/** Tokens of a list under a heading of `data/lists/runs.yaml`: `identifiers.fixed`. */
export function runTokens(knowledge: Knowledge, heading: string, name: string): ReadonlySet<string> {
  const list = (section(knowledge)[heading] as Readonly<Record<string, unknown>> | undefined)?.[name];
  return new Set(Array.isArray(list) ? (list as readonly string[]) : []);
}

/**
 * A number of `data/lists/runs.yaml`.
 * @throws Error when there is none of that name
 */
export function runLimit(knowledge: Knowledge, name: string, heading: 'limits' | 'counts' = 'limits'): number {
  const value = (section(knowledge)[heading] as Readonly<Record<string, unknown>> | undefined)?.[name];
  if (typeof value !== 'number') throw new Error(`data/lists/runs.yaml has no ${heading}.${name}`);
  return value;
}

/** As the lists are written for: without white space, at most so long as a button's. */
export const plainText = (text: string): string => text.slice(0, LONGEST).replace(/\s+/g, '');

const LONGEST = 500;

/** A pattern of parts of names. */
export function patternOf(parts: readonly string[]): RegExp {
  return parts.length === 0 ? NEVER : new RegExp(parts.join('|'), 'i');
}

function remembered(knowledge: Knowledge, key: string, parts: () => readonly string[]): RegExp {
  let patterns = compiled.get(knowledge);
  if (patterns === undefined) {
    patterns = new Map();
    compiled.set(knowledge, patterns);
  }
  const pattern = patterns.get(key) ?? patternOf(parts());
  patterns.set(key, pattern);
  return pattern;
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const section = (knowledge: Knowledge): Readonly<Record<string, unknown>> =>
  (knowledge.lists[FILE] ?? {}) as Readonly<Record<string, unknown>>;
