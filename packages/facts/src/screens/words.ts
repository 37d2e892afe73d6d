import type { Knowledge } from '../knowledge.ts';
import { rowList, textList } from '../lists.ts';

const FILE = 'screens';
const compiled = new WeakMap<Knowledge, Map<string, RegExp>>();
const NEVER = /(?!)/;

/** The words of a list of `data/lists/screens.yaml` as one pattern over a text in {@link plain} form. */
export function wordsFor(knowledge: Knowledge, list: string): RegExp {
  return remembered(knowledge, list, () => patternOf(textList(knowledge, FILE, list)));
}

/** Rows of a table of `data/lists/screens.yaml`, each with the pattern of its `words`. */
export function wordRows(knowledge: Knowledge, table: string, name: string): readonly { readonly name: string; readonly words: RegExp }[] {
  return rowList(knowledge, FILE, table).map((row) => {
    const { words = [] } = row;
    const key = String(row[name]);
    return { name: key, words: remembered(knowledge, `${table} ${key}`, () => patternOf(typeof words === 'string' ? [words] : words)) };
  });
}

/** A text as the lists are written for: without white space. */
export const plain = (text: string): string => text.replace(/\s+/g, '');

function remembered(knowledge: Knowledge, key: string, make: () => RegExp): RegExp {
  let patterns = compiled.get(knowledge);
  if (patterns === undefined) {
    patterns = new Map();
    compiled.set(knowledge, patterns);
  }
  const pattern = patterns.get(key) ?? make();
  patterns.set(key, pattern);
  return pattern;
}

const patternOf = (words: readonly string[]) => (words.length === 0 ? NEVER : new RegExp(words.join('|'), 'i'));
