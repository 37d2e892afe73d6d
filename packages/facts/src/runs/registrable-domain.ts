import type { Knowledge } from '../knowledge.ts';
import { textList } from '../lists.ts';

const known = new WeakMap<Knowledge, ReadonlySet<string>>();

/**
 * The domain that somebody has registered, `api.shop.com.cn` → `shop.com.cn`; undefined for addresses and for what is nobody's own.
 * @source publicsuffix.org, by the endings of data/lists/runs.yaml
 */
export function registrableDomain(host: string, knowledge: Knowledge): string | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length < 2 || labels.includes('') || /^\d+$/.test(labels.at(-1) ?? '') || host.includes(':')) return undefined;
  const suffixes = suffixesOf(knowledge);
  let suffix = 1;
  for (let count = 2; count < labels.length + 1 && count <= MOST_LABELS; count++) {
    if (suffixes.has(labels.slice(-count).join('.'))) suffix = count;
  }
  return labels.length > suffix ? labels.slice(-suffix - 1).join('.') : undefined;
}

/** Of the longest ending. */
const MOST_LABELS = 4;

function suffixesOf(knowledge: Knowledge): ReadonlySet<string> {
  const before = known.get(knowledge);
  if (before !== undefined) return before;
  const made = new Set(textList(knowledge, 'runs', 'publicSuffixes'));
  known.set(knowledge, made);
  return made;
}
