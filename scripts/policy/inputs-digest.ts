import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORS, root } from './development.ts';

/** All that the weights are learned from: another digest, other weights. Line ends do not count. */
const LISTS = ['policy-characters', 'policy-cues', 'policy-personal-information', 'policy-words'].map((name) => `data/lists/${name}.yaml`);
const SENTENCES = AUTHORS.map((author) => `corpus/policy/sentences/author-${author}.jsonl`);
const FITS = ['common-sentences.tsv', 'settings.ts', 'logistic.ts', 'layer.ts', 'train.ts', 'words.ts'].map(
  (name) => `scripts/policy/${name}`,
);
const FEATURES = ['classify', 'personal-information', 'sentences'].flatMap((room) => sourcesOf(`packages/policy/src/${room}`));

/** SHA-256 (hexadecimal) of what `fit.ts` reads and of the code that makes features. */
export function inputsDigest(): string {
  const hash = createHash('sha256');
  for (const path of ['data/personal-info.yaml', ...LISTS, ...SENTENCES, ...FITS, ...FEATURES])
    hash.update(`${path}\n${readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex');
}

function sourcesOf(directory: string): readonly string[] {
  return readdirSync(join(root, directory))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => `${directory}/${name}`);
}
