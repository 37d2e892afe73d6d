import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { objects } from '../values/value.ts';
import { callNamed } from './hand-over.ts';
import { BROADCASTS, place, RECEIVERS } from './places.ts';
import { hears } from './targets.ts';

/** Gives every broadcast to every receiver that code has registered for its action. */
export function deliverBroadcasts(session: Session, frame: Frame): void {
  const { memory } = session;
  const sent = memory.readAll([place(session, BROADCASTS)], 'sent');
  for (const [name, receivers] of [...memory.cellsOf(place(session, RECEIVERS))]) {
    if (!name.startsWith('r:')) continue;
    if (session.work.isOver) return;
    session.work.spend(1 + sent.objects.length);
    const filter = memory.find(place(session, RECEIVERS), `f:${name.slice(2)}`) ?? objects([]);
    const heard = sent.objects.filter((intent) => hears(session, intent, filter));
    const given = heard.length === 0 ? undefined : objects(heard);
    const before = memory.heap;
    callNamed(session, frame, receivers, 'onReceive', [
      undefined,
      given ?? { objects: [session.unknownInstance('Landroid/content/Intent;')], known: [], taints: [] },
    ]);
    frame.thrown = undefined;
    memory.heap = memory.joinHeaps(before, memory.heap);
  }
}
