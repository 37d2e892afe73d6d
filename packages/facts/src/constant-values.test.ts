import type { Constant } from '@touchstone/program';
import { expect, test } from 'vitest';
import { alternativesOf } from './constant-values.ts';

const T = (value: string): Constant => ({ kind: 'text', value });
const either = (...values: readonly string[]): Constant => ({ kind: 'either', values: values.map(T) });
const call = (...values: readonly (Constant | undefined)[]): Constant => ({ kind: 'call', class: 'La/B;', name: 'c', arguments: values });

test.each<[string, Constant | undefined, readonly (Constant | undefined)[]]>([
  ['nothing known', undefined, [undefined]],
  ['one value', T('a'), [T('a')]],
  ['two', either('a', 'b'), [T('a'), T('b')]],
  ['two in a field', { kind: 'field', class: 'La/B;', name: 'F', value: either('a', 'b') }, [T('a'), T('b')]],
  ['two in a call', call(undefined, either('a', 'b')), [call(undefined, T('a')), call(undefined, T('b'))]],
  ['two in a call in a call', call(call(either('a', 'b'))), [call(call(T('a'))), call(call(T('b')))]],
  [
    'two beside two, and no more',
    call(either('a', 'b'), either('c', 'd'), either('e', 'f')),
    [call(T('a'), T('c'), T('e')), call(T('a'), T('c'), T('f')), call(T('a'), T('d'), T('e')), call(T('a'), T('d'), T('f'))],
  ],
])('%s', (_, constant, values) => expect(alternativesOf(constant)).toEqual(values));
