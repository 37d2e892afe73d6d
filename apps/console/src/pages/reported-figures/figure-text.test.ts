import { expect, test } from 'vitest';
import { figureText } from './figure-text.ts';

test.each([
  [440_000, 'count', '440,000'],
  [3200, 'basis-points', '32.0%'],
  [0, 'count', '0'],
] as const)('%i of %s is %s', (value, unit, text) => expect(figureText({ value, unit })).toBe(text));
