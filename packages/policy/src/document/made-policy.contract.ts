import type { Block, Document, Link } from '@touchstone/kernel/document';
import { lists, personalInfo } from '../data-lists.contract.ts';
import { readDocumentKnowledge } from '../knowledge/read-document-knowledge.ts';
import type { Policy } from '../policy.ts';
import { readPartyCatalogue } from './parties/party-catalogue.ts';
import { policyOf } from './policy-of.ts';

export const documentKnowledge = readDocumentKnowledge(lists, personalInfo);

const { names } = lists['policy-sdk-names'] as { readonly names: Readonly<Record<string, unknown>> };
/** SDKs by the names that policies give them; those of the catalogue itself are not needed. */
export const catalogue = readPartyCatalogue(
  Object.keys(names).map((id) => ({ id, name: { zh: '', en: '' } })),
  lists,
);

/** A document of lines: `# ` a heading, `- ` an item, `a | b` a row of a table, all else a paragraph; one line is one block, a table is one. */
export function madeDocument(text: string, links: readonly Link[] = []): Document {
  const blocks: Block[] = [];
  for (const [at, given] of text.trim().split('\n').entries()) {
    const [line, content] = [at + 1, given.trim()];
    const last = blocks.at(-1);
    if (content.includes(' | ')) {
      const row = content.split(' | ').map((cell) => cell.trim());
      if (last?.kind === 'table') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] };
      else blocks.push({ kind: 'table', rows: [row], line });
    } else if (content.startsWith('- ')) blocks.push({ kind: 'item', depth: 1, text: content.slice(2), line });
    else if (/^#+ /.test(content)) blocks.push({ kind: 'heading', level: content.indexOf(' '), text: content.replace(/^#+ /, ''), line });
    else if (content !== '') blocks.push({ kind: 'paragraph', text: content, line });
  }
  return { name: 'policy.txt', blocks, links };
}

export const madePolicy = (text: string, links?: readonly Link[]): Policy =>
  policyOf(madeDocument(text, links), documentKnowledge, catalogue);

/** Kinds that the app collects, and those it denies to collect, each once. */
export function collectedBy(policy: Policy): { readonly collected: readonly string[]; readonly denied: readonly string[] } {
  const own = policy.items.filter(({ by }) => by === 'app');
  const tokens = (isCollected: boolean): readonly string[] => [
    ...new Set(own.filter((item) => item.isCollected === isCollected).map(({ data }) => data)),
  ];
  return { collected: tokens(true).toSorted(), denied: tokens(false).toSorted() };
}
