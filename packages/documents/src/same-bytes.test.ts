import { afterEach, expect, test, vi } from 'vitest';
import { after, before } from './fixtures/reports.fixture.ts';
import { optionsIn } from './fixtures/small-law.fixture.ts';
import { rectificationDocx, writeLists } from './index.ts';

afterEach(() => vi.useRealTimers());

const all = async () => [
  await rectificationDocx(structuredClone(before), structuredClone(after), optionsIn('zh')),
  ...(await writeLists(structuredClone(before), ['html', 'docx', 'xlsx'], optionsIn('zh'))).map(({ content }) => content),
];

test('the same reports give the same bytes at any time', async () => {
  vi.useFakeTimers({ now: new Date('2020-02-03T04:05:06Z'), toFake: ['Date'] });
  const first = await all();
  vi.setSystemTime(new Date('2031-12-13T14:15:16Z'));
  expect(await all()).toEqual(first);
});

test('no file names the day on which it was written', async () => {
  vi.useFakeTimers({ now: new Date('2031-12-13T14:15:16Z'), toFake: ['Date'] });
  for (const content of await all()) expect(Buffer.from(content).includes('2031-12-13')).toBe(false);
});
