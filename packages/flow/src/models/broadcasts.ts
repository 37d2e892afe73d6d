import { callNamed } from '../life/hand-over.ts';
import { BROADCASTS, place, RECEIVERS } from '../life/places.ts';
import { hears, targetsOf } from '../life/targets.ts';
import { ANYTHING, join, known, NOTHING, onlyText, type Value, ZERO } from '../values/value.ts';
import { deliver, intentsOf, snapshot } from './deliveries.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

const RECEIVER = 'Landroid/content/BroadcastReceiver;';

/** sendBroadcast and its kin: to receivers of the manifest, and to those that code registers before or after. */
export const broadcast =
  (isLocal: boolean): Operation =>
  (call) => {
    const { session, memory, frame } = call;
    const intents = intentsOf(call);
    if (!isLocal) deliver(call, intents, 'receiver');
    for (const intent of intents.objects) {
      if (session.work.isOver) break;
      const copy = snapshot(call, intent, 'broadcast');
      memory.add(place(session, BROADCASTS), 'sent', copy);
      const registered = heardBy(call, intent);
      const { own, isForeign } = isLocal ? { own: [], isForeign: false } : targetsOf(session, intent, 'receiver');
      if (own.length + registered.objects.length > 0 || isLocal) {
        session.sendings.note(call, intent, false);
        const before = memory.heap;
        callNamed(session, frame, registered, 'onReceive', [undefined, copy]);
        memory.heap = memory.joinHeaps(before, memory.heap);
      } else session.sendings.note(call, intent, isForeign);
    }
    if (intents.objects.length === 0 && intents.taints.length > 0) session.sendings.leave(call, intents.taints);
    const last = call.argumentOfType(RECEIVER);
    if (last !== undefined) {
      const before = memory.heap;
      callNamed(session, frame, last, 'onReceive', [undefined, intents]);
      memory.heap = memory.joinHeaps(before, memory.heap);
    }
    return call.target.returns === 'V' ? ZERO : known(1);
  };

/** Receivers registered so far that hear the intent. */
function heardBy({ session, memory }: PlatformCall, intent: number): Value {
  let all = NOTHING;
  const held = place(session, RECEIVERS);
  for (const [name, receivers] of memory.cellsOf(held)) {
    session.work.spend(1);
    if (name.startsWith('r:') && hears(session, intent, memory.find(held, `f:${name.slice(2)}`) ?? NOTHING)) all = join(all, receivers);
  }
  return all;
}

/** registerReceiver(receiver, filter). */
const registerReceiver: Operation = (call) => {
  const { session, memory, frame } = call;
  const key = `${frame.method.id}:${frame.at}`;
  const receiver = call.argumentOfType(RECEIVER) ?? call.argument(0);
  memory.put(place(session, RECEIVERS), `r:${key}`, receiver, true);
  memory.put(place(session, RECEIVERS), `f:${key}`, call.argumentOfType('Landroid/content/IntentFilter;') ?? call.argument(1), true);
  return ANYTHING;
};

const unregisterReceiver: Operation = (call) => {
  const { session, memory } = call;
  const held = place(session, RECEIVERS);
  for (const [name, receivers] of [...memory.cellsOf(held)]) {
    if (!name.startsWith('r:')) continue;
    const left = receivers.objects.filter((one) => !call.argument(0).objects.includes(one) || memory.isMany(one));
    memory.put(held, name, { ...receivers, objects: left }, true);
  }
  return ZERO;
};

const makeFilter: Operation = (call) => {
  if (call.target.parameters[0] === 'Ljava/lang/String;') call.memory.write(call.objects, '[0]', call.argument(0));
  return ZERO;
};

const addAction: Operation = (call) => {
  const text = onlyText(call.argument(0));
  for (const one of call.objects) call.memory.add(one, `[${text ?? '?'}]`, call.argument(0));
  return ZERO;
};

export const broadcastOperations: Operations = {
  'send-broadcast': broadcast(false),
  'send-local-broadcast': broadcast(true),
  'register-receiver': registerReceiver,
  'unregister-receiver': unregisterReceiver,
  'filter-new': makeFilter,
  'filter-add-action': addAction,
};
