import { callNamed, register } from '../life/hand-over.ts';
import type { Kind } from '../life/manifest-components.ts';
import { desk } from '../life/places.ts';
import { ANYTHING, classes, join, joinAll, NOTHING, objects, type Value, ZERO } from '../values/value.ts';
import { broadcast } from './broadcasts.ts';
import { deliver, INTENT, intentsOf, snapshot } from './deliveries.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

const CLASS = 'Ljava/lang/Class;';
const RESULT = 'Landroidx/activity/result/ActivityResult;';

/** startActivity, startService, bindService and their kin. */
function start(kind: Kind, isForResult = false): Operation {
  return (call) => {
    const intents = intentsOf(call);
    deliver(call, intents, kind, (type) => {
      const connection = call.argumentOfType('Landroid/content/ServiceConnection;');
      if (connection !== undefined) call.memory.add(desk(call.session, type), 'connections', connection);
      if (isForResult) call.memory.add(desk(call.session, type), 'callers', objects(call.objects));
    });
    return call.target.returns === 'V' ? ZERO : ANYTHING;
  };
}

const startForResult = start('activity', true);

/** registerForActivityResult(contract, callback): an object that starts activities, and knows who waits for their results. */
const registerForResult: Operation = (call) => {
  const made = call.fresh(call.target.returns);
  const callback = call.arguments.at(-1) ?? NOTHING;
  call.memory.put(made.objects[0]!, 'callback', callback, true);
  register(call, callback, 'Landroidx/activity/result/ActivityResultCallback;');
  return made;
};

/** launch(intent). */
const launch: Operation = (call) => {
  const { memory, session } = call;
  deliver(call, intentsOf(call), 'activity', (type) =>
    memory.add(desk(session, type), 'waiting', memory.readAll(call.objects, 'callback')),
  );
  return ZERO;
};

/** setResult(code, intent): for those of the app who asked, else for another app. */
const setResult: Operation = (call) => {
  const { memory, session } = call;
  const intent = call.argumentOfType(INTENT);
  if (intent === undefined) return ZERO;
  const desks = call.objects.map((one) => desk(session, memory.table.info(one).type));
  const callers = memory.readAll(desks, 'callers');
  const waiting = memory.readAll(desks, 'waiting');
  for (const caller of callers.objects) {
    const { type } = memory.table.info(caller);
    if (session.classes.isBelow(type, 'Landroid/app/Activity;')) memory.add(desk(session, type), 'results', intent);
    else answer(call, objects([caller]), [undefined, undefined, intent]);
  }
  if (waiting.objects.length > 0) {
    const result = call.fresh(RESULT, 'result');
    memory.put(result.objects[0]!, 'data', intent, true);
    answer(call, waiting, [result]);
  }
  for (const one of intent.objects) session.sendings.note(call, one, callers.objects.length + waiting.objects.length === 0);
  return ZERO;
};

/** Fragments and callbacks hear of a result at once; they may also never. */
function answer({ session, memory, frame }: PlatformCall, who: Value, given: readonly (Value | undefined)[]): void {
  const before = memory.heap;
  callNamed(session, frame, who, 'onActivityResult', given);
  memory.heap = memory.joinHeaps(before, memory.heap);
}

/** getIntent(): one object for each screen, with all that any of those who started it have put in. */
const getIntent: Operation = (call) => {
  const { memory } = call;
  let all = NOTHING;
  for (const one of call.objects) {
    if (memory.find(one, 'intent') === undefined) memory.put(one, 'intent', objects([deliveredTo(call, one)]), true);
    all = join(all, memory.find(one, 'intent') ?? NOTHING);
  }
  return all === NOTHING ? objects([call.session.unknownInstance(INTENT)]) : all;
};

/** The intent that a screen was started with: by others too, when they may or nobody in the app does. */
function deliveredTo({ memory, session }: PlatformCall, screen: number): number {
  const { type } = memory.table.info(screen);
  const sent = memory.find(desk(session, type), 'intent')?.objects ?? [];
  const isOpen = sent.length === 0 || session.manifestComponents.isExported(type);
  const intent = memory.table.object(`${isOpen ? 'any' : 'own'} intent of ${screen}`, INTENT, isOpen);
  memory.makeFresh(intent);
  const names = new Set(sent.flatMap((one) => [...memory.cellsOf(one)].map(([name]) => name)));
  for (const name of names) {
    const held = joinAll(sent.map((one) => memory.find(one, name) ?? ZERO));
    memory.put(intent, name, isOpen ? join(held, ANYTHING) : held, true);
  }
  return intent;
}

/** PendingIntent.getActivity and its kin: taken as sent, since it is made for that. */
const pending = (kind: Kind): Operation => {
  const send = kind === 'receiver' ? broadcast(false) : start(kind);
  return (call) => {
    send(call);
    return call.fresh('Landroid/app/PendingIntent;');
  };
};

/** enqueueWork(context, class, id, intent): the class names the service. */
const enqueueWork: Operation = (call) => {
  const type = call.argumentOfType(CLASS) ?? call.argumentOfType('Landroid/content/ComponentName;');
  const intents = intentsOf(call);
  for (const { descriptor } of classes(type ?? NOTHING)) {
    for (const intent of intents.objects) call.memory.add(desk(call.session, descriptor), 'intent', snapshot(call, intent, descriptor));
  }
  return ZERO;
};

export const startOperations: Operations = {
  'start-activity': start('activity'),
  'start-for-result': startForResult,
  'start-service': start('service'),
  'result-register': registerForResult,
  'result-launch': launch,
  'set-result': setResult,
  'get-intent': getIntent,
  'set-intent': (call) => {
    call.memory.write(call.objects, 'intent', call.argument(0));
    return ZERO;
  },
  'pending-activity': pending('activity'),
  'pending-service': pending('service'),
  'pending-broadcast': pending('receiver'),
  'enqueue-work': enqueueWork,
};
