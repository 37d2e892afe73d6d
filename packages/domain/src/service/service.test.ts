import { expect, test } from 'vitest';
import { terminalStates } from '../steps/index.ts';
import { MOST_ATTEMPTS, proves, retryAt, SERVICE_CHANNELS, SERVICE_STATES, SERVICE_STEPS, serviceAfter } from './service.ts';

test('only proof ends a service for good', () => {
  expect(terminalStates(SERVICE_STEPS)).toEqual(['DELIVERED']);
  for (const state of SERVICE_STATES) expect(serviceAfter(state, 'proven')).toBe(state === 'DELIVERED' ? undefined : 'DELIVERED');
});

test('sending is not proof on any channel', () => {
  for (const state of SERVICE_STATES) expect(serviceAfter(state, 'sent')).not.toBe('DELIVERED');
});

test.each([
  ['inbox', 'sign-in', true],
  ['inbox', 'scan', false],
  ['email', 'link', true],
  ['email', 'receipt', false],
  ['webhook', 'receipt', true],
  ['paper', 'scan', true],
  ['paper', 'sign-in', false],
  ['store-protocol', 'store-answer', true],
] as const)('%s is proven by %s: %s', (channel, kind, wanted) => expect(proves(channel, kind)).toBe(wanted));

test('waits grow and end', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS }, (_, i) => retryAt(i + 1, 0));
  expect(waits.at(-1)).toBeUndefined();
  const known = waits.slice(0, -1) as number[];
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(SERVICE_CHANNELS.length).toBe(5);
});
