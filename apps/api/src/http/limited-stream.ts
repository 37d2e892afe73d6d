import { Transform } from 'node:stream';
import { Refusal } from '../problem/refusal.ts';

/** Passes bytes on until there were more than `maxBytes`, then ends the stream with `too-large`. */
export function limited(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(new Refusal('too-large', { detail: [`最多 ${maxBytes} 字节`, `at most ${maxBytes} bytes`] }));
      else done(null, chunk);
    },
  });
}
