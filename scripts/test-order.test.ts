import { expect, test } from 'vitest';
import { spread } from './test-order.ts';

const file = (name: string, size: number) => ({ name, size });
const names = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name).join(' ');

test('what waits is spread among what computes, by size and not by number; nothing is lost', () => {
  const others = [file('large', 50), file('half', 30), ...Array.from({ length: 10 }, (_, at) => file(`s${at}`, 1))];
  expect(names(spread([file('A', 5), file('B', 5), file('C', 5)], others))).toBe('A large B half C s0 s1 s2 s3 s4 s5 s6 s7 s8 s9');
  expect(names(spread([file('A', 5)], []))).toBe('A');
  expect(names(spread([], others.slice(0, 2)))).toBe('large half');
});
