import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface LabelledSentence {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly data: readonly string[];
  readonly negated?: readonly string[];
}

const here = (path: string) => new URL(path, import.meta.url);

const open = readdirSync(here('sentences/')).map((name) => `sentences/${name}`);
/** The authors after B wrote for training alone: none of it is held back, whatever its hash. */
const split = open.filter((path) => /\/author-[ab]\.jsonl$/.test(path));
const trainingOnly = open.filter((path) => !split.includes(path));
const heldBack = readdirSync(here('held-back/'))
  .filter((name) => name.startsWith('sentences-'))
  .map((name) => `held-back/${name}`);
const tokens = new Set(Object.keys(parse(readFileSync(here('../../data/personal-info.yaml'), 'utf8'))));
const statements = new Set(Array.from({ length: 26 }, (_, i) => `CR${i + 1}`));

test.each([...open, ...heldBack])('%s holds well-formed sentences, sorted by id', (path) => {
  const sentences = read(path);
  const ids = sentences.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  for (const { id, text, labels, data, negated = [] } of sentences) {
    expect(text, id).toBe(text.trim());
    expect(text, id).not.toBe('');
    expect(new Set(labels).size, id).toBe(labels.length);
    expect(
      labels.filter((label) => !statements.has(label)),
      id,
    ).toEqual([]);
    expect(
      [...data, ...negated].filter((token) => !tokens.has(token)),
      id,
    ).toEqual([]);
    expect(
      data.filter((token) => negated.includes(token)),
      id,
    ).toEqual([]);
  }
});

test('a third of authors A and B is held back, by the hash of the text alone', () => {
  expect(split.flatMap(read).filter(({ text }) => isHeldBack(text))).toEqual([]);
  expect(heldBack.flatMap(read).filter(({ text }) => !isHeldBack(text))).toEqual([]);
});

test.each(trainingOnly)('%s holds nothing back', (path) => {
  const author = /author-([a-z])\.jsonl$/.exec(path)?.[1];
  expect(heldBack).not.toContain(`held-back/sentences-author-${author}.jsonl`);
  const ids = read(path).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !new RegExp(`^${author}-\\d{4}$`).test(id))).toEqual([]);
});

test('no id and no text stands twice', () => {
  const all = [...open, ...heldBack].flatMap(read);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
});

function read(path: string): LabelledSentence[] {
  if (!existsSync(here(path))) return [];
  const lines = readFileSync(here(path), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** The SHA-256 of the text, as one big-endian number, is divisible by three. */
function isHeldBack(text: string): boolean {
  return BigInt(`0x${createHash('sha256').update(text, 'utf8').digest('hex')}`) % 3n === 0n;
}
