import { callNamed } from '../life/hand-over.ts';
import type { Kind } from '../life/manifest-components.ts';
import { BROADCASTS, desk, place, RECEIVERS } from '../life/places.ts';
import { hears, targetsOf } from '../life/targets.ts';
import { ANYTHING, classes, join, type Known, known, NOTHING, objects, onlyText, type Value, ZERO } from '../values/value.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

const INTENT = 'Landroid/content/Intent;';
const URI = 'Landroid/net/Uri;';
const CLASS = 'Ljava/lang/Class;';

/** new Intent(…): by action and data, by context and class, or as another. */
const make: Operation = (call) => {
  const { memory, objects: own, target } = call;
  const other = call.argumentOfType(INTENT);
  if (other !== undefined) for (const one of own) copyIntent(call, other, one);
  if (target.parameters[0] === 'Ljava/lang/String;') memory.write(own, 'action', call.argument(0));
  const data = call.argumentOfType(URI);
  if (data !== undefined) memory.write(own, 'data', data);
  const type = call.argumentOfType(CLASS);
  if (type !== undefined) memory.write(own, 'component', type);
  return ZERO;
};

/** All that is in intents, in another one too. */
function copyIntent({ memory }: PlatformCall, from: Value, to: number): void {
  for (const one of from.objects)
    for (const [name, value] of [...memory.cellsOf(one)]) memory.put(to, name, value, from.objects.length === 1);
  if (from.taints.length > 0) memory.add(to, '*', { ...ANYTHING, taints: from.taints });
}

const part =
  (name: string, k = 0): Operation =>
  (call) => {
    call.memory.write(call.objects, name, call.argument(k));
    return objects(call.objects);
  };

const readPart =
  (name: string): Operation =>
  (call) => {
    if (call.objects.length === 0) return { ...ANYTHING, taints: call.receiver.taints };
    let all = NOTHING;
    for (const one of call.objects) {
      const value =
        call.memory.find(one, name) ??
        (call.memory.table.info(one).isOpen ? { ...ANYTHING, taints: call.memory.find(one, '*')?.taints ?? [] } : ZERO);
      all = all === NOTHING ? value : join(all, value);
    }
    return all;
  };

/** setClass and setClassName; the last argument names the class, alone, or with a package before it. */
const setClass: Operation = (call) => {
  const name = call.argument(call.target.parameters.length - 1);
  call.memory.write(call.objects, 'component', absolute(call, name));
  return objects(call.objects);
};

/** `.Name` stands in the app's package. */
function absolute({ session }: PlatformCall, name: Value): Value {
  const own = session.app.manifest?.package ?? '';
  const whole = (one: Known): Known => (typeof one === 'string' && one.startsWith('.') ? own + one : one);
  return name.known === undefined ? name : { ...name, known: name.known.map(whole) };
}

const setComponent: Operation = (call) => {
  const names = call.argument(0).objects.map((one) => call.memory.find(one, 'component') ?? ANYTHING);
  const name = names.length === 0 ? call.argument(0) : names.reduce((a, b) => join(a, b));
  call.memory.write(call.objects, 'component', name);
  return objects(call.objects);
};

/** new ComponentName(package or context, class or its name). */
const makeComponent: Operation = (call) => {
  call.memory.write(call.objects, 'component', absolute(call, call.argument(1)));
  return ZERO;
};

const addCategory: Operation = (call) => {
  const name = call.text(0) ?? '?';
  call.memory.write(call.objects, `category:${name}`, call.argument(0));
  return objects(call.objects);
};

const setDataAndType: Operation = (call) => {
  call.memory.write(call.objects, 'data', call.argument(0));
  call.memory.write(call.objects, 'type', call.argument(1));
  return objects(call.objects);
};

const itself: Operation = (call) => call.receiver;
const firstArgument: Operation = (call) => call.argument(0);

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

/** Intents among the arguments, in arrays too. */
function intentsOf({ arguments: given, memory, session, target }: PlatformCall): Value {
  const plain = target.parameters.findIndex((type) => type === INTENT || type === '[Landroid/content/Intent;');
  const value = given[Math.max(plain, 0)] ?? ANYTHING;
  const arrays = value.objects.filter((one) => memory.table.info(one).type.startsWith('['));
  const inside = memory.readAll(arrays, '[');
  const isIntent = (one: number) => session.classes.isBelow(memory.table.info(one).type, INTENT);
  return { ...value, objects: [...new Set([...value.objects, ...inside.objects])].filter(isIntent).sort((a, b) => a - b) };
}

/** Components that an intent which names none is given to, when it carries nothing from a source. */
const MOST_GUESSED = 8;

/** Leaves a copy of the intents with each component that they may start; what goes to nobody of the app has left it. */
export function deliver(call: PlatformCall, intents: Value, kind: Kind, also: (type: string) => void = () => undefined): void {
  const { session, memory } = call;
  for (const intent of intents.objects) {
    const { own, isForeign, isNamed } = targetsOf(session, intent, kind);
    const isVague = !isNamed && own.length > MOST_GUESSED && call.taintsOf(objects([intent])).length === 0;
    for (const type of isVague ? [] : own) {
      memory.add(desk(session, type), 'intent', snapshot(call, intent, type));
      also(type);
    }
    if (kind === 'receiver') continue;
    session.sendings.note(call, intent, isForeign);
  }
  if (intents.objects.length === 0 && intents.taints.length > 0) session.sendings.leave(call, intents.taints);
}

/** The intent as it is now: the app may go on changing its own. */
function snapshot(call: PlatformCall, intent: number, part: string): Value {
  const copy = call.fresh(INTENT, `sent ${intent} ${part}`);
  for (const [name, value] of [...call.memory.cellsOf(intent)]) call.memory.put(copy.objects[0]!, name, value, true);
  return copy;
}

/** sendBroadcast and its kin: to receivers of the manifest, and to those that code registers before or after. */
const broadcast =
  (isLocal: boolean): Operation =>
  (call) => {
    const { session, memory, frame } = call;
    const intents = intentsOf(call);
    if (!isLocal) deliver(call, intents, 'receiver');
    for (const intent of intents.objects) {
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
    return call.target.returns === 'V' ? ZERO : known(1);
  };

/** Receivers registered so far that hear the intent. */
function heardBy({ session, memory }: PlatformCall, intent: number): Value {
  let all = NOTHING;
  const held = place(session, RECEIVERS);
  for (const [name, receivers] of memory.cellsOf(held)) {
    if (name.startsWith('r:') && hears(session, intent, memory.find(held, `f:${name.slice(2)}`) ?? NOTHING)) all = join(all, receivers);
  }
  return all;
}

/** registerReceiver(receiver, filter). */
const registerReceiver: Operation = (call) => {
  const { session, memory, frame } = call;
  const key = `${frame.method.id}:${frame.at}`;
  memory.put(place(session, RECEIVERS), `r:${key}`, call.argument(0), true);
  memory.put(place(session, RECEIVERS), `f:${key}`, call.argument(1), true);
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

/** setResult(code, intent): for the activity of the app that asked, else for another app. */
const setResult: Operation = (call) => {
  const { memory, session } = call;
  const intent = call.argumentOfType(INTENT);
  if (intent === undefined) return ZERO;
  let callers = NOTHING;
  for (const one of call.objects) callers = join(callers, memory.find(desk(session, memory.table.info(one).type), 'callers') ?? NOTHING);
  for (const caller of callers.objects) memory.add(desk(session, memory.table.info(caller).type), 'results', intent);
  for (const one of intent.objects) session.sendings.note(call, one, callers.objects.length === 0);
  return ZERO;
};

const getIntent: Operation = (call) => {
  const { memory, session } = call;
  let all = NOTHING;
  for (const one of call.objects) {
    const set = memory.find(one, 'intent');
    all = join(all, set ?? memory.find(desk(session, memory.table.info(one).type), 'intent') ?? NOTHING);
  }
  const outside: Value = { objects: [session.unknownInstance(INTENT)], known: [], taints: [] };
  return join(all, outside);
};

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

const parse: Operation = (call) => {
  const made = call.fresh(URI);
  call.memory.put(made.objects[0]!, 'text', call.argument(0), true);
  return made;
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

export const intentOperations: Operations = {
  'intent-new': make,
  'intent-action': part('action'),
  'intent-data': part('data'),
  'intent-type': part('type'),
  'intent-package': part('package'),
  'intent-data-and-type': setDataAndType,
  'intent-class': setClass,
  'intent-component': setComponent,
  'intent-category': addCategory,
  'intent-get-action': readPart('action'),
  'intent-get-data': readPart('data'),
  'intent-get-type': readPart('type'),
  'component-name': makeComponent,
  'returns-this': itself,
  'returns-0': firstArgument,
  'start-activity': start('activity'),
  'start-for-result': startForResult,
  'start-service': start('service'),
  'send-broadcast': broadcast(false),
  'send-local-broadcast': broadcast(true),
  'register-receiver': registerReceiver,
  'unregister-receiver': unregisterReceiver,
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
  'uri-parse': parse,
  'filter-new': makeFilter,
  'filter-add-action': addAction,
};
