import { expect, test } from 'vitest';
import { likelyApp } from './likely-app.ts';

const [A, B] = [{ app: 'a' }, { app: 'b' }];

test.each([
  ['it is known', { complaint: { app: 'k' }, matches: [A, B] }, 'k'],
  ['one app is called so', { complaint: { app: null }, matches: [A] }, 'a'],
  ['two are', { complaint: { app: null }, matches: [A, B] }, ''],
  ['none is', { complaint: { app: null }, matches: [] }, ''],
])('of a complaint the app is chosen already when %s, and only then when it is sure', (_, detail, app) =>
  expect(likelyApp(detail)).toBe(app),
);
