import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { Container } from './container/capture-format.ts';

/** Collects the key logs that lie inside a PCAPNG. */
export interface KeyLogReader {
  push(piece: Uint8Array): void;
  /** The text of all of them; empty when there is none. */
  end(): string;
}

/** Of all key logs together. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * A first, fast look through a capture for the secrets inside. Some tools write them behind the packets they belong to: who
 * hands this text to `createCaptureReader` has them from the start.
 */
export function createKeyLogReader(): KeyLogReader {
  const parts: string[] = [];
  let characters = 0;
  const container = new Container({
    packet: () => {},
    keyLog: (bytes) => {
      if (characters + bytes.length > MAX_CHARACTERS) return;
      characters += bytes.length;
      parts.push(decodeUtf8(bytes));
    },
    problem: () => {},
  });
  return {
    push: (piece) => container.push(piece),
    end: () => parts.join('\n'),
  };
}
