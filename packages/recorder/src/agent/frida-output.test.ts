import { encodeMessages } from '@touchstone/recorder-agent';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFridaLine } from './frida-output.ts';

const MESSAGE = { note: 'problem', where: 'x', message: 'it\'s 100% "试" \\ \n' } as const;
const encoded = encodeMessages([MESSAGE]);

test.each([
  ['the command line of frida', `message: {'type': 'send', 'payload': {'touchstone': '${encoded}'}} data: None`],
  ['behind a prompt', `[Fake::cn.example.shop ]-> message: {'type': 'send', 'payload': {'touchstone': '${encoded}'}} data: None`],
  ['JSON', JSON.stringify({ type: 'send', payload: { touchstone: encoded } })],
])('our messages as %s prints them', (_name, line) => {
  expect(readFridaLine(line)).toEqual({ kind: 'messages', messages: [MESSAGE] });
});

test.each([
  ['Failed to spawn: unable to connect to remote frida-server: closed', 'no-frida-server'],
  [
    'Failed to spawn: need Gadget to attach on jailed Android; its default location is: /root/.cache/frida/gadget-android-arm64.so',
    'no-frida-server',
  ],
  ['Failed to attach: unable to communicate with remote frida-server; please ensure that major versions match', 'frida-version'],
  ["Failed to spawn: unable to find application with identifier 'cn.example.shop'", 'not-installed'],
  ['Process terminated', 'lost'],
  ['Process crashed: java.lang.IllegalStateException', 'lost'],
  ["ReferenceError: 'Java' is not defined", 'no-java-bridge'],
  ["message: {'type': 'error', 'description': 'TypeError: x', 'stack': '…'} data: None", 'script-error'],
  ['Failed to spawn: unexpectedly timed out while waiting for app to launch', 'app-ended'],
])('%s', (line, code) => {
  expect(readFridaLine(line)).toMatchObject({ kind: 'fault', code });
});

test('any other line is none of ours, and half a message neither', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (line) => {
      expect(readFridaLine(line).kind).not.toBe('messages');
    }),
    { numRuns: 300 },
  );
  const line = `message: {'type': 'send', 'payload': {'touchstone': '${encoded}'}} data: None`;
  for (let length = 0; length < line.indexOf("'}}"); length++) expect(readFridaLine(line.slice(0, length)).kind).not.toBe('messages');
});
