import { describe, expect, test } from 'vitest';
import { draftOf, isWhole, NEW_STORE, secretsOf, settingsOf } from './store-draft.ts';

const feed = { ...NEW_STORE, code: 'huayang', name: '华洋', baseUrl: 'https://store.example/v1' };

describe('a store can be registered', () => {
  test.each([
    ['with the address of its feed', feed, true],
    ['not without it', { ...feed, baseUrl: '' }, false],
    ['not under a code with capitals', { ...feed, code: 'Huayang' }, false],
    ['as a repository not without the certificate that signs it', { ...feed, connector: 'fdroid' }, false],
    ['as a folder without an address', { ...feed, connector: 'folder', baseUrl: '', folder: 'huayang' }, true],
    ['not when it is looked at by nobody who can be asked', { ...feed, vantage: 'beijing' }, false],
  ] as const)('%s', (_, draft, is) => expect(isWhole(draft)).toBe(is));
});

test('what a form does not show stays, what it shows and is empty goes', () => {
  const rate = { perSecond: 2, burst: 4, atOnce: 1 };
  const before = { baseUrl: 'https://old.example', ca: 'PEM', rate, probe: { contact: 'a@b.cn', vantage: 'beijing', everyHours: 12 } };
  const draft = { ...feed, internalHosts: 'store.example、10.0.0.2', contact: 'c@d.cn', vantage: 'beijing' };
  expect(settingsOf(draft, before)).toEqual({
    rate,
    baseUrl: 'https://store.example/v1',
    internalHosts: ['store.example', '10.0.0.2'],
    probe: { contact: 'c@d.cn', vantage: 'beijing', everyHours: 12 },
  });
});

test('fields of another connector are not sent', () =>
  expect(settingsOf({ ...feed, connector: 'folder', folder: 'huayang', internalHosts: 'a.cn' })).toEqual({ folder: 'huayang' }));

test('a secret that is not typed is not touched', () => {
  expect(secretsOf(feed)).toEqual({});
  expect(secretsOf({ ...feed, token: 't' })).toEqual({ secrets: { token: 't' } });
});

test('a store as it stands is written as it is', () => {
  const settings = { baseUrl: 'https://store.example/v1', internalHosts: ['a', 'b'], pollSeconds: 600 };
  const store = { code: 'huayang', name: '华洋', province: null, connector: 'store-feed', settings } as unknown as Parameters<
    typeof draftOf
  >[0];
  expect(settingsOf(draftOf(store), settings)).toEqual(settings);
});
