import type { Policy } from '@touchstone/policy';
import type { Knowledge } from '../knowledge.ts';
import { plainText, runWords } from './run-words.ts';

/** Whether a policy tells that the app starts by itself or starts others. */
export function startsTold(policy: Policy | undefined, knowledge: Knowledge): 'yes' | 'no' | 'unknown' {
  if (policy === undefined) return 'unknown';
  const words = runWords(knowledge, 'startsTold');
  const said = [...policy.statements, ...policy.topics, ...policy.items, ...policy.sections, ...policy.parties];
  return said.some(({ quote }) => words.test(plainText(quote)) && !DENIED.test(plainText(quote))) ? 'yes' : 'no';
}

const DENIED = /不会.{0,8}(?:自启动|自动启动|关联启动|唤醒|拉起)/;
