import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessages, encodeMessages, type Message } from './wire.ts';

const message = (text: string): Message => ({ note: 'problem', where: 'here', message: text });

test('any text comes back, and in between is plain ASCII that Python and JSON print as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 5 }), (texts) => {
      const messages = texts.map(message);
      const encoded = encodeMessages(messages);
      expect(encoded).toMatch(/^[ -~]*$/);
      expect(encoded).not.toMatch(/['\\]/);
      expect(decodeMessages(encoded)).toEqual(messages);
    }),
    { numRuns: 300 },
  );
});

test('half a message is none', () => {
  const encoded = encodeMessages([message('试金石 100%')]);
  for (let length = 0; length < encoded.length; length++) expect(decodeMessages(encoded.slice(0, length))).toBeUndefined();
});
