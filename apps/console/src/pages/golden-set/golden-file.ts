import type { OutputOf } from '@touchstone/api-client';
import type { readGoldenSet } from '@touchstone/api-client/routes/engines';
import { jsonOf } from '../../parts/json-of.ts';

export type GoldenItem = OutputOf<typeof readGoldenSet>['items'][number];
type Answer = GoldenItem['answers'][string];

const ANSWERS: Readonly<Record<string, Answer>> = { 有问题: 'violates', 无问题: 'clean', violates: 'violates', clean: 'clean' };
const SHA256 = /^[0-9a-f]{64}$/;

export interface ReadGolden {
  readonly items: readonly GoldenItem[];
  readonly bad: readonly { readonly line: number; readonly text: string }[];
}

/** The lines of a table of the set: a file, a clause, the answer that people established. */
export const goldenLines = (items: readonly GoldenItem[], say: (answer: Answer) => string): readonly (readonly string[])[] =>
  items.flatMap(({ artifact, answers }) => Object.entries(answers).map(([clause, answer]) => [artifact, clause, say(answer)]));

/** A table as it was written by `goldenLines`, with or without its heading, or the set as JSON. What is not understood is told by its line. */
export function readGolden(text: string): ReadGolden {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  return /^[[{]/.test(trimmed) ? ofJson(jsonOf(trimmed)) : ofTable(trimmed);
}

function ofTable(text: string): ReadGolden {
  const found = new Map<string, Record<string, Answer>>();
  const bad: { line: number; text: string }[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const [artifact = '', clause = '', word = ''] = line.split(/[,\t;]/).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
    const sha256 = artifact.toLowerCase();
    const answer = ANSWERS[word.toLowerCase()];
    const isHeading = i === 0 && !SHA256.test(sha256);
    if (line.trim() === '' || isHeading) continue;
    const known = found.get(sha256)?.[clause];
    if (!SHA256.test(sha256) || clause === '' || answer === undefined || (known !== undefined && known !== answer))
      bad.push({ line: i + 1, text: line });
    else found.set(sha256, { ...found.get(sha256), [clause]: answer });
  }
  return { items: [...found].map(([artifact, answers]) => ({ artifact, answers })), bad };
}

function ofJson(json: unknown): ReadGolden {
  const given = Array.isArray(json) ? json : ((json as { items?: unknown } | undefined)?.items ?? []);
  const items: GoldenItem[] = [];
  const bad: { line: number; text: string }[] = [];
  for (const [i, one] of (Array.isArray(given) ? given : []).entries()) {
    const { artifact, answers } = (one ?? {}) as { readonly artifact?: unknown; readonly answers?: unknown };
    const pairs = typeof answers === 'object' && answers !== null ? Object.entries(answers) : [];
    const known = pairs.flatMap(([clause, word]) =>
      ANSWERS[String(word)] === undefined ? [] : [[clause, ANSWERS[String(word)]!] as const],
    );
    if (typeof artifact !== 'string' || !SHA256.test(artifact) || known.length === 0 || known.length < pairs.length)
      bad.push({ line: i + 1, text: JSON.stringify(one)?.slice(0, 200) ?? '' });
    else items.push({ artifact, answers: Object.fromEntries(known) });
  }
  return { items, bad };
}

/** What putting one set in the place of another does. */
export function changesOf(before: readonly GoldenItem[], after: readonly GoldenItem[]) {
  const [old, now] = [before, after].map((items) => new Map(goldenLines(items, (answer) => answer).map(([a, c, w]) => [`${a} ${c}`, w])));
  const of = (one: Map<string, string | undefined>, other: Map<string, string | undefined>) => [...one].filter(([key]) => !other.has(key));
  return {
    added: of(now!, old!).length,
    gone: of(old!, now!).length,
    changed: [...now!].filter(([key, word]) => old!.has(key) && old!.get(key) !== word).length,
  };
}
