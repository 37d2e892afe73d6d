import { expect, test } from 'vitest';
import { actsOn } from './measure-acts.ts';

const all = () => true;

test.each([
  ['IMPOSED', 'store', ['lift', 'appeal']],
  ['APPEALED', 'store', ['uphold', 'lift']],
  ['UPHELD', 'store', ['lift']],
  ['LIFTED', 'store', []],
  ['IMPOSED', 'enterprise', ['appeal']],
  ['APPEALED', 'enterprise', []],
  ['IMPOSED', 'ministry', []],
])('%s, for a %s: %j', (state, kind, acts) => expect(actsOn(state, kind, all)).toEqual(acts));

test('who may nothing does nothing', () => expect(actsOn('IMPOSED', 'store', () => false)).toEqual([]));
