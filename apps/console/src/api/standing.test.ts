import { ApiProblem, ApiUnreachable } from '@touchstone/api-client';
import { expect, test } from 'vitest';
import { type Standing, standingOf } from './standing.ts';

const refused = (status: number) => new ApiProblem({ status, code: 'x', title: 'x' } as never);
const DATA = { items: [] };

test.each<[string, unknown, unknown, Standing]>([
  ['nothing was read yet', undefined, null, 'loading'],
  ['it was read', DATA, null, 'ready'],
  ['it could not be read', undefined, new ApiUnreachable('reading'), 'failed'],
  ['it was read, and the network is away since', DATA, new ApiUnreachable('reading'), 'old'],
  ['it was read, and the server failed since', DATA, refused(503), 'old'],
  ['it was read, and is gone since', DATA, refused(404), 'failed'],
  ['it was read, and is another authority’s since', DATA, refused(403), 'failed'],
])('%s', (_, data, error, standing) => expect(standingOf({ data, error })).toBe(standing));
