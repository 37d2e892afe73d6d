import { encodeMessages, type Message } from './wire.ts';

/** Sends messages in batches, in their order. */
export interface Outbox {
  put(message: Message): void;
  flush(): void;
}

const MOST_IN_BATCH = 50;
const MOST_WAITING = 2_000;
const BATCH_MS = 250;

export function createOutbox(): Outbox {
  let waiting: Message[] = [];
  let dropped = 0;
  let isTimed = false;

  const flush = () => {
    isTimed = false;
    if (dropped > 0) waiting.push({ note: 'dropped', records: dropped });
    dropped = 0;
    while (waiting.length > 0) send({ touchstone: encodeMessages(waiting.splice(0, MOST_IN_BATCH)) });
    waiting = [];
  };

  return {
    put(message) {
      if (waiting.length >= MOST_WAITING) {
        dropped++;
        return;
      }
      waiting.push(message);
      if (isTimed) return;
      isTimed = true;
      setTimeout(flush, BATCH_MS);
    },
    flush,
  };
}
