import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PolicyKnowledge, readPolicyKnowledge } from '@touchstone/policy';
import { parse } from 'yaml';
import { type Example, exampleOf } from './train.ts';
import type { WordExample } from './words.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The lists as they stand in data/, without what was learned: a fit must not start from the last one. */
export function policyKnowledge(): PolicyKnowledge {
  const read = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'));
  const names = readdirSync(join(root, 'data/lists')).filter((name) => /^policy-(?!weights|word-weights).*\.yaml$/.test(name));
  const lists = Object.fromEntries(names.map((name) => [name.slice(0, -'.yaml'.length), read(`data/lists/${name}`)]));
  const kinds = Object.entries(read('data/personal-info.yaml') as Record<string, Record<string, unknown>>);
  return readPolicyKnowledge(
    lists,
    kinds.map(([token, kind]) => ({
      token,
      zh: String(kind['zh']),
      sensitive: kind['sensitive'] === true,
      aliases: (kind['aliases'] as readonly string[] | undefined) ?? [],
    })),
  );
}

/** Labelled sentences by author; `common` are sentences as most policies have them. */
export type ExampleSets = Readonly<Record<Author | 'common', readonly Example[]>>;
export type Author = (typeof AUTHORS)[number];
/** Of `corpus/policy/sentences/author-<name>.jsonl`. A third of what `a` and `b` wrote is held back. */
export const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'] as const;

export function developmentExamples(knowledge: PolicyKnowledge): ExampleSets {
  const sets = AUTHORS.map((author) => [author, examplesBy(author, knowledge)] as const);
  return { ...(Object.fromEntries(sets) as Record<Author, readonly Example[]>), common: common(knowledge) };
}

const examplesBy = (author: Author, knowledge: PolicyKnowledge): readonly Example[] =>
  sentencesBy(author).map(({ text, labels }) => exampleOf(text, labels, knowledge));

/** What an author wrote and how it is labelled. */
export function sentencesBy(author: Author): readonly WordExample[] {
  const lines = readFileSync(join(root, `corpus/policy/sentences/author-${author}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as WordExample);
}

function common(knowledge: PolicyKnowledge): readonly Example[] {
  const lines = readFileSync(join(root, 'scripts/policy/common-sentences.tsv'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [labels, text] = line.split('\t');
    return labels === undefined || text === undefined ? [] : [exampleOf(text, labels.split(' ').filter(Boolean), knowledge)];
  });
}
