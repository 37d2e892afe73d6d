// node scripts/run.mjs bench/policy.ts [CHARACTERS]: a long policy, put together from those of corpus/policy, as statements.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Block, Document } from '@touchstone/kernel/document';
import { knowledge } from '@touchstone/knowledge';
import { policyOf, readDocumentKnowledge, readPartyCatalogue } from '@touchstone/policy';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';

const CHARACTERS = Number(process.argv[2] ?? 30_000);
const ROUNDS = 20;
const FOLDER = fileURLToPath(new URL('../corpus/policy/documents/', import.meta.url));

const lengthOf = (block: Block): number => (block.kind === 'table' ? block.rows.flat().join('').length : block.text.length);

/** Policies one after the other, and again from the first, cut at the block that fills the length. */
async function longDocument(): Promise<Document> {
  const blocks: Block[] = [];
  const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'));
  let characters = 0;
  for (let n = 0; characters < CHARACTERS; n++) {
    const name = names[n % names.length] ?? '';
    const { value } = await readDocument(new Uint8Array(readFileSync(FOLDER + name)), { name, ports });
    for (const block of value?.blocks ?? []) {
      if (characters >= CHARACTERS) break;
      characters += lengthOf(block);
      blocks.push({ ...block, line: blocks.length + 1 });
    }
  }
  return { name: 'long', blocks, links: [] };
}

function timed<T>(what: () => T): { readonly ms: number; readonly value: T } {
  const before = process.cpuUsage();
  const value = what();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1_000, value };
}

const document = await longDocument();
const lists = timed(() => readDocumentKnowledge(knowledge.lists, knowledge.personalInfo));
const catalogue = timed(() => readPartyCatalogue(knowledge.sdks, knowledge.lists));
const rounds = Array.from({ length: ROUNDS }, () => timed(() => policyOf(document, lists.value, catalogue.value)).ms);
const sorted = rounds.toSorted((a, b) => a - b);
const show = (ms: number | undefined): string => `${Math.round(ms ?? 0)} ms`;
process.stdout.write(
  `${document.blocks.reduce((sum, block) => sum + lengthOf(block), 0)} characters, CPU time of one thread\n` +
    `lists and catalogue, once: ${show(lists.ms + catalogue.ms)}\n` +
    `first ${show(rounds[0])}, least ${show(sorted[0])}, median ${show(sorted[ROUNDS / 2])} of ${ROUNDS}\n`,
);
