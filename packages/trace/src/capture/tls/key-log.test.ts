import { fromHex } from '@touchstone/kernel/hex';
import { expect, test } from 'vitest';
import { KeyLog } from './key-log.ts';

const random = 'ab'.repeat(32);

function logOf(text: string) {
  const problems: string[] = [];
  const log = new KeyLog((code) => problems.push(code));
  log.add(text);
  return { log, problems };
}

test('secrets are found by the random of the client, whatever its case', () => {
  const { log, problems } = logOf(
    `# comment\r\n\r\nCLIENT_RANDOM ${random.toUpperCase()} 0102\r\nSERVER_TRAFFIC_SECRET_0 ${random} 03\nEXPORTER_SECRET ${random} 04`,
  );
  expect(log.of(fromHex(random)!)).toEqual({ CLIENT_RANDOM: Uint8Array.of(1, 2), SERVER_TRAFFIC_SECRET_0: Uint8Array.of(3) });
  expect(problems).toEqual([]);
  expect(log.connections).toBe(1);
});

test('of two secrets for the same the first counts', () => {
  const { log } = logOf(`CLIENT_RANDOM ${random} 01\nCLIENT_RANDOM ${random} 02`);
  expect(log.of(fromHex(random)!)).toEqual({ CLIENT_RANDOM: Uint8Array.of(1) });
});

test.each([
  ['a label that is not known', `__proto__ ${random} 01`],
  ['a random too short', 'CLIENT_RANDOM abcd 01'],
  ['no secret', `CLIENT_RANDOM ${random}`],
  ['a secret that is none', `CLIENT_RANDOM ${random} 0x12`],
  ['a secret longer than any', `CLIENT_RANDOM ${random} ${'00'.repeat(49)}`],
  ['another file', '{"log":{"entries":[]}}'],
])('%s is reported', (_name, line) => expect(logOf(line).problems).toEqual(['key-log/line']));
