import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const somebody = await api.person(await api.organisation('lab'), 'lab-tester', 'none');
const ask = async (path: string, language = 'zh-CN') => {
  const answer = await api.app.inject({ url: `/api/v1${path}`, headers: { ...somebody.headers, 'accept-language': language } });
  return { status: answer.statusCode, body: answer.json() };
};

test('clauses are found by number, words, document and who decides', async () => {
  const all = (await ask('/clauses')).body;
  expect(all.items.length).toBeGreaterThan(100);
  const numbers = async (query: string) => (await ask(`/clauses?${query}`)).body.items.map(({ clause }: { clause: string }) => clause);
  expect(await numbers('q=164-01.2')).toEqual(['164-01.2']);
  expect(await numbers(`q=${encodeURIComponent('征得用户同意前收集')}`)).toContain('164-01.2');
  expect((await numbers('law=N-164')).every((clause: string) => clause.startsWith('164-'))).toBe(true);
  const [machine, person] = [await numbers('decidedBy=machine'), await numbers('decidedBy=person')];
  expect([machine.length < all.items.length, person.length < all.items.length]).toEqual([true, true]);
});

test('a clause shows its item, its law, its rules in words, and cases that hold', async () => {
  const { body } = await ask('/clauses/164-01.2');
  expect(body).toMatchObject({ clause: { problem: '违规收集个人信息', law: { id: 'N-164' } }, item: { clause: '164-01' } });
  expect(body.articles.map(({ id }: { id: string }) => id)).toContain('PIPL-13');
  const [rule] = body.rules;
  expect(rule.explained[0]).toBe('164-01.2 征得用户同意前收集个人信息');
  expect(rule.cases.length).toBeGreaterThan(3);
  expect(rule.cases.every(({ isMet }: { isMet: boolean }) => isMet)).toBe(true);
  expect(new Set(rule.cases.map(({ expect: one }: { expect: string }) => one))).toContain('no-match');
  expect((await ask('/clauses/164-01.2', 'en')).body.rules[0].explained[0]).toBe('164-01.2 Personal information read before consent');
  expect((await ask('/clauses/999-9')).status).toBe(404);
});
