import { expect, test } from 'vitest';
import { basisOf } from './basis-of.ts';

const ID = '01a1b2a1-2577-7189-abcb-4a34ca6e10f4';

test.each([
  [`order:${ID}`, { kind: 'order', id: ID }],
  [`deadline:${ID}`, { kind: 'deadline', id: ID }],
  [`order:${ID} 第2页`, { kind: undefined, id: '' }],
  ['工信部责改字〔2026〕第3号', { kind: undefined, id: '' }],
  ['order:latest', { kind: undefined, id: '' }],
])('%s', (basis, named) => expect(basisOf(basis)).toEqual(named));
