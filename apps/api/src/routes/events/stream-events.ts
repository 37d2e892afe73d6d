import { PassThrough } from 'node:stream';
import { streamEvents } from '@touchstone/api-client/routes/events';
import { systemSession } from '@touchstone/db';
import { type EventRow, eventsAfter } from '@touchstone/db/repositories/event-rows';
import { isUuid } from '@touchstone/kernel/ids';
import { isWanted, maySee } from '../../events/may-see.ts';
import { handle } from '../../handler.ts';
import type { Platform } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

const MOST_STREAMS = 500;
const MOST_OF_ONE = 5;
const HEARTBEAT_MS = 15_000;
/** Then the browser connects anew and its rights are asked again. */
const LONGEST_MS = 300_000;
/** A reader that takes nothing is let go; it comes back with its last id. */
const MOST_WAITING_BYTES = 256 * 1024;
const MOST_MISSED = 1000;

const open = new WeakMap<Platform, Map<string, number>>();

export const streamEventsHandler = handle(streamEvents, async ({ actor, query, headers, platform, raw }) => {
  const counts = open.get(platform) ?? new Map<string, number>();
  open.set(platform, counts);
  const mine = counts.get(actor.credential) ?? 0;
  if (platform.events.watchers >= MOST_STREAMS || mine >= MOST_OF_ONE) throw new Refusal('too-many-requests', { retryAfterSeconds: 30 });

  const stream = new PassThrough({ highWaterMark: MOST_WAITING_BYTES });
  const tell = (event: EventRow) => {
    if (!maySee(actor, event) || !isWanted(query.topics, event.topic)) return;
    if (stream.writableLength > MOST_WAITING_BYTES) stream.end();
    else stream.write(written(event));
  };
  stream.write('retry: 3000\n\n');

  // watched before what was missed is read, so that nothing falls between; the reader knows ids that come twice
  const stop = platform.events.watch({ tell, end: () => stream.end() });
  counts.set(actor.credential, mine + 1);
  const heartbeat = setInterval(() => stream.write(':\n\n'), HEARTBEAT_MS);
  const end = setTimeout(() => stream.end(), LONGEST_MS);
  const leave = () => {
    stop();
    clearInterval(heartbeat);
    clearTimeout(end);
    const left = (counts.get(actor.credential) ?? 1) - 1;
    if (left > 0) counts.set(actor.credential, left);
    else counts.delete(actor.credential);
  };
  stream.once('close', leave);
  raw.request.raw.socket.once('close', () => stream.destroy());

  await missed(platform, headers['last-event-id'], tell, stream).catch((error: unknown) => {
    stream.destroy();
    throw error;
  });
  return { status: 200, body: stream, headers: { 'cache-control': 'no-store', 'x-accel-buffering': 'no' } };
});

async function missed(platform: Platform, lastId: string | undefined, tell: (event: EventRow) => void, stream: PassThrough): Promise<void> {
  if (lastId === undefined || lastId === '') return;
  const events = isUuid(lastId)
    ? await platform.transaction(systemSession('events'), (tx) => eventsAfter(tx, lastId, MOST_MISSED + 1))
    : undefined;
  if (events === undefined || events.length > MOST_MISSED) stream.write('event: reset\ndata: {}\n\n');
  else for (const event of events) tell(event);
}

/** JSON has no line breaks of its own, so one `data` line holds it. */
const written = ({ id, topic, subject, payload, at }: EventRow): string =>
  `id: ${id}\nevent: ${topic}\ndata: ${JSON.stringify({ subject, at: at.toISOString(), data: payload })}\n\n`;
