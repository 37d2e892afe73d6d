import { expect, test } from 'vitest';
import { scanOf } from './scan-of.ts';

const ID = '01a206f0-9da6-7013-8b1e-7be22f14f5f9';

test.each([
  [ID, ID],
  [` https://touchstone.example/scans/${ID}?part=x `, ID],
  [`/scans/${ID}`, ID],
  [ID.toUpperCase(), ID],
  [`/runs/${ID}`, undefined],
  ['01a206f0', undefined],
  ['', undefined],
])('%s', (text, id) => expect(scanOf(text)).toBe(id));
