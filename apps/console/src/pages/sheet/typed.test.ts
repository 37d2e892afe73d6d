import { expect, test } from 'vitest';
import { type Draft, draftOf } from './draft.ts';
import { draftIn, type Typed, typing, withoutKept, withoutSent } from './typed.ts';

const NOTHING = draftOf(undefined);
const PHOTO = { kind: 'screenshot', file: '首屏.png' } as const;
const kept = (part: Partial<Draft>): Draft => ({ ...NOTHING, ...part });
const keeping = (part: Partial<Draft>) => () => kept(part);

test('a photo that arrives after what was typed beside it was saved leaves that as it was saved', () => {
  const sent = typing({}, 'a', { answer: 'violation', note: '首次启动', device: 'Pixel 6' });
  const saved = withoutSent(sent, sent);
  expect(saved).toEqual({});
  const later = typing(saved, 'a', { evidence: [PHOTO] });
  expect(draftIn(later, 'a', kept({ answer: 'violation', note: '首次启动', device: 'Pixel 6' }))).toMatchObject({
    ...{ note: '首次启动', device: 'Pixel 6', evidence: [PHOTO] },
  });
});

test('what a workbook brings stays, where somebody had typed and taken back', () => {
  const back = typing(typing({}, 'a', { note: '旧了' }), 'a', { note: '旧' });
  const typed = withoutKept(back, keeping({ note: '旧' }));
  expect(typed).toEqual({});
  expect(draftIn(typed, 'a', kept({ note: '工作簿里的' })).note).toBe('工作簿里的');
});

test('what was typed while the rest was being saved is still to be saved', () => {
  const sent: Typed = { a: { note: '一', device: '小米 14' } };
  const typed = typing(sent, 'a', { note: '一二' });
  expect(withoutSent(typed, sent)).toEqual({ a: { note: '一二' } });
});

test('what was taken back while it was being saved is saved as it is now', () => {
  const sent: Typed = { a: { note: '一' } };
  expect(withoutSent(typing(sent, 'a', { note: '' }), sent)).toEqual({ a: { note: '' } });
});

test('another clause, and a field that nobody touched, are as the sheet has them by now', () => {
  const typed: Typed = { a: { note: '一' } };
  expect(draftIn(typed, 'a', kept({ device: 'by another window' })).device).toBe('by another window');
  expect(draftIn(typed, 'b', kept({ note: '二' })).note).toBe('二');
});
