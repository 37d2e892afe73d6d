import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  callsForScan,
  changedFields,
  forceOff,
  isOnShelf,
  LISTING_STEPS,
  type ListingFacts,
  NEW_LISTING,
  observe,
  type Probe,
} from './index.ts';

test('every state is reached, and none is an end: an app can always come back', () => {
  expect(reachableFrom(LISTING_STEPS, 'DISCOVERED')).toEqual([
    'CHANGED',
    'DISCOVERED',
    'FORCED_OFF',
    'GONE',
    'GONE_SUSPECTED',
    'LIVE',
    'RELISTED',
  ]);
  expect(terminalStates(LISTING_STEPS)).toEqual([]);
});

test('what comes back after an order says so', () => {
  const back = LISTING_STEPS.filter((step) => step.from === 'FORCED_OFF' && step.to === 'RELISTED');
  expect(back.map((step) => step.effects?.includes('reappeared-after-order'))).toEqual([true, true]);
});

const probe = (result: Probe['result'], vantage = 'bj', atMs = 0, isChanged = false): Probe => ({ atMs, vantage, result, isChanged });
const watch = (...probes: readonly Probe[]) => probes.reduce((now, next, i) => observe(now, { ...next, atMs: i + 1 }).next, NEW_LISTING);

describe('watching', () => {
  test.each<[string, readonly Probe[], string]>([
    ['seen', [probe('live')], 'LIVE'],
    ['seen with another version', [probe('live'), probe('live', 'bj', 0, true)], 'CHANGED'],
    ['missed once', [probe('live'), probe('gone')], 'GONE_SUSPECTED'],
    ['missed three times from one place', [probe('live'), probe('gone'), probe('gone'), probe('gone')], 'GONE_SUSPECTED'],
    ['missed three times from two places', [probe('live'), probe('gone'), probe('gone', 'sh'), probe('gone')], 'GONE'],
    ['seen in between', [probe('live'), probe('gone'), probe('gone', 'sh'), probe('live'), probe('gone')], 'GONE_SUSPECTED'],
    ['unreachable proves nothing', [probe('live'), probe('undecided'), probe('undecided', 'sh'), probe('undecided')], 'LIVE'],
    ['back again', [probe('live'), probe('gone'), probe('gone', 'sh'), probe('gone'), probe('live')], 'RELISTED'],
  ])('%s', (_name, probes, state) => expect(watch(...probes).state).toBe(state));

  test('an old look that comes late changes nothing', () => {
    const live = watch(probe('gone'), probe('live'));
    expect(observe(live, probe('gone', 'bj', 1))).toEqual({ next: live, effects: [] });
  });

  test('two looks at one instant both count', () => {
    const live = watch(probe('live'));
    const first = observe(live, probe('gone', 'bj', 5)).next;
    expect(observe(first, probe('gone', 'sh', 5)).next.misses).toHaveLength(2);
  });

  test('people can install what is live, changed or back, and nothing else', () => {
    const states = reachableFrom(LISTING_STEPS, 'DISCOVERED');
    expect(states.filter(isOnShelf)).toEqual(['CHANGED', 'LIVE', 'RELISTED']);
  });

  test('forced off, and seen again', () => {
    const off = forceOff(watch(probe('live'))).next;
    expect(off.state).toBe('FORCED_OFF');
    expect(observe(off, probe('live', 'bj', 9)).effects).toEqual(['reappeared-after-order']);
  });

  test('gone takes enough looks from enough places, in any order', () => {
    const any = fc.record({
      result: fc.constantFrom<Probe['result']>('live', 'gone', 'undecided'),
      vantage: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (looks) => {
        let listing = NEW_LISTING;
        looks.forEach((look, i) => {
          const { next } = observe(listing, { ...look, atMs: i + 1 });
          if (next.state === 'GONE' && listing.state !== 'GONE') {
            const since = looks.slice(0, i + 1).slice(looks.slice(0, i + 1).findLastIndex((seen) => seen.result === 'live') + 1);
            const misses = since.filter((seen) => seen.result === 'gone');
            expect(misses.length).toBeGreaterThanOrEqual(3);
            expect(new Set(misses.map((miss) => miss.vantage)).size).toBeGreaterThanOrEqual(2);
          }
          listing = next;
        });
      }),
    );
  });
});

const facts: ListingFacts = {
  package: 'com.example',
  name: '示例',
  versionName: '1.0',
  versionCode: 1,
  artifact: 'aa',
  developer: '某某公司',
  filingNumber: null,
  category: '5',
  privacyPolicyUrl: 'https://a.example/p',
  privacyPolicyHash: 'bb',
  permissions: ['A', 'B'],
  downloads: 10,
};

test.each<[string, Partial<ListingFacts>, readonly string[], boolean]>([
  ['nothing', {}, [], false],
  ['downloads rise', { downloads: 20 }, [], false],
  ['the source is silent', { name: null, permissions: null }, [], false],
  ['the order of permissions', { permissions: ['B', 'A', 'A'] }, [], false],
  ['another name', { name: '新名' }, ['name'], false],
  ['the policy was rewritten', { privacyPolicyHash: 'cc' }, ['privacyPolicyHash'], true],
  ['a new version', { versionCode: 2, versionName: '1.1', artifact: 'dd' }, ['versionName', 'versionCode', 'artifact'], true],
])('change: %s', (_name, more, changed, scans) => {
  expect(changedFields(facts, { ...facts, ...more })).toEqual(changed);
  expect(callsForScan(changedFields(facts, { ...facts, ...more }))).toBe(scans);
});
