import { ruleSet } from '@touchstone/knowledge';
import type { ClauseWords } from '@touchstone/services/gate';
import { clauseTitles } from './clause-titles.ts';

let words: ReadonlyMap<string, ClauseWords> | undefined;

/** What a clause is called and what is to be done about it, by the first of its rules; its number where nothing else is known. */
export function wordsOfClause(clause: string): ClauseWords {
  words ??= known();
  return words.get(clause) ?? { title: { zh: clause, en: clause }, remedy: { zh: '', en: '' } };
}

function known(): ReadonlyMap<string, ClauseWords> {
  const all = new Map<string, ClauseWords>();
  for (const { clause, title, remedy } of ruleSet.rules) if (!all.has(clause)) all.set(clause, { title, remedy });
  const check = {
    zh: '请使用自己的正式密钥签名并确认签名可被系统校验通过。',
    en: 'Sign with your own release key so that the signature verifies.',
  };
  for (const [clause, zh] of clauseTitles()) if (!all.has(clause)) all.set(clause, { title: { zh, en: clause }, remedy: check });
  return all;
}
