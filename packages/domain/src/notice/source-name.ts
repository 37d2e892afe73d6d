import type { SourceName } from './catalogue.ts';

/**
 * The one name of a store as notices print it; a name that nobody knows stays as it is, trimmed.
 * Compared without spaces, width and case: `OPPO 软件商店`, `oppo软件商店`.
 */
export function sourceName(sources: readonly SourceName[], text: string): string {
  const wanted = plain(text);
  return sources.find(({ name, also }) => [name, ...also].some((one) => plain(one) === wanted))?.name ?? text.trim();
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
