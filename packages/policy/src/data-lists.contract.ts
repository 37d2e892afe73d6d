import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readPolicyKnowledge } from './index.ts';

const data = new URL('../../../data/', import.meta.url);
const read = (path: string): unknown => parse(readFileSync(new URL(path, data), 'utf8'));

/** The lists as they stand in data/, for tests. */
export const lists: Readonly<Record<string, unknown>> = Object.fromEntries(
  readdirSync(new URL('lists/', data))
    .filter((name) => name.startsWith('policy-'))
    .map((name) => [name.slice(0, -'.yaml'.length), read(`lists/${name}`)]),
);

export const personalInfo = Object.entries(
  read('personal-info.yaml') as Record<string, { zh: string; sensitive?: boolean; aliases: string[] }>,
).map(([token, { zh, sensitive = false, aliases }]) => ({ token, zh, sensitive, aliases }));

export const knowledge = readPolicyKnowledge(lists, personalInfo);
