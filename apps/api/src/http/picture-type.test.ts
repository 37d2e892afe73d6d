import { expect, test } from 'vitest';
import { pictureType } from './picture-type.ts';

test.each([
  ['89504e470d0a1a0a0000000d', 'image/png'],
  ['ffd8ffe000104a46', 'image/jpeg'],
  ['524946460000000057454250', 'image/webp'],
  ['52494646000000005741564520', undefined],
  ['3c737667', undefined],
  ['', undefined],
])('%s is %s', (hex, type) => expect(pictureType(Buffer.from(hex, 'hex'))).toBe(type));
