import type { Block, Document, Link } from '@touchstone/kernel/document';

/** A block whose place is still an offset: a `Block` with `at` for `line`. */
export type Draft = Block extends infer Each ? (Each extends Block ? Omit<Each, 'line'> & { readonly at: number } : never) : never;

export interface DraftLink {
  readonly text: string;
  readonly address: string;
  readonly at: number;
}

export interface Drafts {
  readonly blocks: readonly Draft[];
  readonly links: readonly DraftLink[];
}

type Numbered = Pick<Document, 'blocks' | 'links'>;

/** Blocks numbered by the line of `source` they begin on; where few lines hold all blocks, by their order. */
export function numberByLine(drafts: Drafts, source: string): Numbered {
  const starts = lineStarts(source);
  const lines = drafts.blocks.map(({ at }) => countUpTo(starts, at));
  if (new Set(lines).size * 2 < drafts.blocks.length) return numberByOrder(drafts);
  return {
    blocks: drafts.blocks.map((draft, i) => withLine(draft, lines[i]!)),
    links: drafts.links.map(({ text, address, at }) => ({ text, address, line: countUpTo(starts, at) })),
  };
}

/** Blocks numbered from 1 in reading order; a link has the number of the block it stands in. */
export function numberByOrder({ blocks, links }: Drafts): Numbered {
  const starts = blocks.map(({ at }) => at);
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i]!, starts[i - 1]!);
  return {
    blocks: blocks.map((draft, i) => withLine(draft, i + 1)),
    links: links.map(({ text, address, at }) => ({ text, address, line: Math.max(1, countUpTo(starts, at)) })),
  };
}

function withLine({ at: _, ...rest }: Draft, line: number): Block {
  return { ...rest, line };
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many of the ascending `starts` are not beyond `at`. */
function countUpTo(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Addresses that stand in the text of blocks and are not links already. */
export function addWrittenAddresses(numbered: Numbered): Numbered {
  const written = numbered.blocks.filter((block) => textsOf(block).some((text) => text.includes('://')));
  if (written.length === 0) return numbered;
  const known = new Set(numbered.links.map(({ address, line }) => keyOf(address, line)));
  const links: Link[] = [...numbered.links];
  for (const block of written) {
    for (const [address] of textsOf(block).flatMap((text) => [...text.matchAll(ADDRESS)])) {
      const key = keyOf(address, block.line);
      if (known.has(key)) continue;
      known.add(key);
      links.push({ text: address, address, line: block.line });
    }
  }
  links.sort((a, b) => a.line - b.line);
  return { blocks: numbered.blocks, links };
}

const keyOf = (address: string, line: number) => `${line} ${address.replace(/\/$/, '')}`;

const ADDRESS = /https?:\/\/[\w.~:/?#@!$&*+=%-]{3,2000}(?<![.:!?])/gi;

function textsOf(block: Block): readonly string[] {
  return block.kind === 'table' ? [...new Set(block.rows.flat())] : [block.text];
}
