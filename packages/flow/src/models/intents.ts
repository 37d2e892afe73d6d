import { ANYTHING, join, type Known, NOTHING, objects, type Value, ZERO } from '../values/value.ts';
import { INTENT } from './deliveries.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

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

const parse: Operation = (call) => {
  const made = call.fresh(URI);
  call.memory.put(made.objects[0]!, 'text', call.argument(0), true);
  return made;
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
  'uri-parse': parse,
};
