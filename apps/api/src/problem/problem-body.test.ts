import { expect, test } from 'vitest';
import { refusalOf } from './problem-body.ts';

test.each([
  ['a lock that another holds', Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }), 'overloaded'],
  ['no connection that comes free', new Error('timeout exceeded when trying to connect'), 'overloaded'],
  ['a connection that broke', new Error('Connection terminated unexpectedly'), 'overloaded'],
  ['the same row twice', Object.assign(new Error('duplicate key'), { code: '23505' }), 'conflict'],
  ['a fault of ours', new TypeError('undefined is not a function'), 'internal'],
])('%s', (_name, error, code) => {
  expect(refusalOf(error).code).toBe(code);
});
