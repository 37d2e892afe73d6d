import { expect, test } from 'vitest';
import { basisOf } from './basis-of.ts';

const ID = '01a1b2a1-2577-7189-abcb-4a34ca6e10f4';
const NOTHING = { kind: undefined, id: '', said: '', code: undefined };

test.each([
  [`order:${ID}`, { kind: 'order', id: ID }],
  [`deadline:${ID}`, { kind: 'deadline', id: ID }],
  [`submission ${ID}: 复核一致。`, { kind: 'submission', id: ID, said: '复核一致。' }],
  [ID, { kind: 'scan', id: ID }],
  ['rule:deadline', { code: 'deadline' }],
  ['listing-probe', { code: 'publicPage' }],
  ['constructor', { said: 'constructor' }],
  [`order:${ID} 第2页`, { said: `order:${ID} 第2页` }],
  ['工信部责改字〔2026〕第3号', { said: '工信部责改字〔2026〕第3号' }],
  ['order:latest', { said: 'order:latest' }],
])('%s', (basis, named) => expect(basisOf(basis)).toEqual({ ...NOTHING, ...named }));
