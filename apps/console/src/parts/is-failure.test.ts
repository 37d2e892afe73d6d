import { ApiProblem } from '@touchstone/api-client';
import { expect, test } from 'vitest';
import { isFailure } from './is-failure.ts';

const problem = (status: number) => new ApiProblem({ type: 'about:blank', title: 'x', status, code: 'x', instance: 'x' });

test.each([
  ['nothing', null, false],
  ['what is not for this person', problem(403), false],
  ['what this installation does not serve', problem(501), false],
  ['what is not there', problem(404), true],
  ['a server that failed', problem(500), true],
  ['no network', new TypeError('Failed to fetch'), true],
])('%s', (_, error, expected) => expect(isFailure(error)).toBe(expected));
