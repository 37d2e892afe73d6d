import type { PageLine } from './page-lines.ts';

/** Lines at either end of a page that may be its head or foot. */
const EDGE_LINES = 2;
const FEW_PAGES = 3;
/** Longer lines are text that happens to come again. */
const MOST_CHARACTERS = 50;
const SHARE = 0.5;
const PAGE_NUMBER = /^[-–—·|\s]*(?:第\s*|page\s*)?\d{1,4}\s*(?:页)?\s*(?:(?:[/／]|of|共)\s*(?:共\s*)?\d{1,4}\s*(?:页)?)?[-–—·|\s]*$/i;

/** Pages without the lines that come again at the ends of most pages, and without page numbers. */
export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): readonly (readonly PageLine[])[] {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(lines.flatMap((line, i) => edgeKey(line, i, lines.length) ?? [])))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(FEW_PAGES, pages.length * SHARE);
  return pages.map((lines) =>
    lines.filter((line, i) => {
      const key = edgeKey(line, i, lines.length);
      return key === undefined || !(PAGE_NUMBER.test(line.text) || (counts.get(key) ?? 0) >= often);
    }),
  );
}

/** What a line at either end of the page says but for its numbers; undefined inside the page. */
function edgeKey({ text }: PageLine, index: number, count: number): string | undefined {
  const isAtEdge = index < EDGE_LINES || index >= count - EDGE_LINES;
  return isAtEdge && text.length <= MOST_CHARACTERS ? text.replace(/\d+/g, '0') : undefined;
}
