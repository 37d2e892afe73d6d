import { expect, test } from 'vitest';
import { datumsOf } from './datums.ts';

/** Degrees to five places, about a metre. */
const rounded = (places: ReturnType<typeof datumsOf>) =>
  places.map(({ latitude, longitude }) => [latitude.toFixed(4), longitude.toFixed(4)]);

test('a place in Beijing on the maps in use', () => {
  // 天安门: WGS-84 39.90734, 116.39089.
  expect(rounded(datumsOf({ latitude: 39.90734, longitude: 116.39089 })).slice(0, 3)).toEqual([
    ['39.9073', '116.3909'],
    ['39.9087', '116.3971'],
    ['39.9151', '116.4035'],
  ]);
});

test('the way back', () => {
  const [, official] = datumsOf({ latitude: 31.230416, longitude: 121.473701 });
  expect(rounded(datumsOf(official ?? { latitude: 0, longitude: 0 }))).toContainEqual(['31.2304', '121.4737']);
});

test('outside China there is one', () =>
  expect(datumsOf({ latitude: 48.85, longitude: 2.35 })).toEqual([{ latitude: 48.85, longitude: 2.35 }]));
