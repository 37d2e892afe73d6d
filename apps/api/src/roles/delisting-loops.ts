import { expireItems, followShelves, lookAtItems, pollItems, sendItems } from '@touchstone/services/delisting';
import { looksAt } from '../wiring/delisting-looks.ts';
import { delistingPorts, storeWire } from '../wiring/delisting-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const SEND_EVERY_MS = 5000;
const MINUTE_MS = 60_000;

/** Orders out to the stores, their answers in, our own looks at the shelves, and what follows of both. */
export function delistingLoops({
  db,
  objects,
  platform,
  acquisition,
}: Pick<Installation, 'db' | 'objects' | 'platform' | 'acquisition'>): readonly Loop[] {
  const ports = delistingPorts({ db, platform });
  const lookAt = lookWith((signal) => looksAt({ db, objects }, signal));
  return [
    {
      name: 'send-orders',
      everyMs: SEND_EVERY_MS,
      fullAt: 100,
      round: (signal, failed) => sendItems(ports, storeWire(acquisition.stores, signal), failed),
    },
    {
      name: 'poll-orders',
      everyMs: MINUTE_MS,
      fullAt: 100,
      round: (signal, failed) => pollItems(ports, storeWire(acquisition.stores, signal), failed),
    },
    { name: 'look-at-shelves', everyMs: MINUTE_MS, round: (signal, failed) => lookAtItems(ports, lookAt(signal), failed) },
    { name: 'follow-shelves', everyMs: MINUTE_MS, fullAt: 100, round: (_, failed) => followShelves(ports, failed) },
    { name: 'expire-order-items', everyMs: MINUTE_MS, fullAt: 500, round: (_, failed) => expireItems(ports, failed) },
  ];
}

/** One set of eyes for as long as the loop runs: their pace and what robots.txt said are remembered. */
function lookWith<T>(make: (signal: AbortSignal) => T): (signal: AbortSignal) => T {
  let made: { readonly signal: AbortSignal; readonly eyes: T } | undefined;
  return (signal) => {
    if (made?.signal !== signal) made = { signal, eyes: make(signal) };
    return made.eyes;
  };
}
