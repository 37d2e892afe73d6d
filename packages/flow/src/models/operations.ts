import { ANYTHING, anythingFrom, join, known, ZERO } from '../values/value.ts';
import { arrayOperations } from './arrays.ts';
import { broadcastOperations } from './broadcasts.ts';
import { builderOperations } from './builders.ts';
import { defaultModel } from './default-model.ts';
import { intentOperations } from './intents.ts';
import { iteratorOperations } from './iterators.ts';
import { libraryOperations } from './libraries.ts';
import { listOperations } from './lists.ts';
import { mapOperations } from './maps.ts';
import type { Operation, Operations } from './operation.ts';
import { reflectionOperations } from './reflection.ts';
import { screenOperations } from './screens.ts';
import { startOperations } from './starts.ts';
import { storeOperations } from './stores.ts';
import { streamOperations } from './streams.ts';
import { stringOperations } from './strings.ts';
import { threadOperations } from './threads.ts';

/** clone of an array or object of the app: a new one with the same fields. */
const clone: Operation = (call) => {
  const { memory, objects: own } = call;
  if (own.length === 0) return anythingFrom(call.receiver.taints);
  const made = call.fresh(memory.table.info(own[0]!).type, 'clone');
  for (const one of own) for (const [name, value] of [...memory.cellsOf(one)]) memory.put(made.objects[0]!, name, value, own.length === 1);
  return made;
};

/** The class reads its own name and code; nothing of it is personal. */
const clean: Operation = (call) => {
  const { returns } = call.target;
  if (returns === 'V') return ZERO;
  if (!returns.startsWith('L') || call.session.isValueType(returns)) return ANYTHING;
  return { objects: [call.session.allocateOpen(call.frame, returns)], known: [0], taints: [] };
};

/** Exceptions keep their message and cause. */
const exception: Operation = (call) => {
  for (const one of call.objects) for (const value of call.arguments) call.memory.add(one, 'message', value);
  return ZERO;
};

const message: Operation = (call) => {
  const held = call.memory.readAll(call.objects, 'message');
  return held.objects.length + (held.known?.length ?? 1) === 0
    ? anythingFrom(call.receiver.taints)
    : { ...anythingFrom(call.taintsOf(held)) };
};

/** toString that nobody overrides: of an object of the app its class and a number, of one of the platform its content. */
const objectText: Operation = (call) => {
  const { classes } = call.session;
  const isPlain = classes.isOfApp(call.type) && classes.platformParent(call.type) === 'Ljava/lang/Object;';
  return isPlain ? clean(call) : defaultModel(call);
};

/** Constants of enums know their name and place, by which a `switch` asks for them. */
const enumConstant: Operation = (call) => {
  call.memory.write(call.objects, 'name', call.argument(0));
  call.memory.write(call.objects, 'ordinal', call.argument(1));
  return ZERO;
};

const partOf =
  (name: string): Operation =>
  (call) => {
    const parts = call.objects.map((one) => call.memory.find(one, name) ?? ANYTHING);
    return parts.length === 0 ? ANYTHING : parts.reduce((a, b) => join(a, b));
  };

/** What each word of `flow-models` does. */
export const OPERATIONS: Operations = {
  ...stringOperations,
  ...builderOperations,
  ...listOperations,
  ...arrayOperations,
  ...iteratorOperations,
  ...storeOperations,
  ...mapOperations,
  ...intentOperations,
  ...startOperations,
  ...broadcastOperations,
  ...threadOperations,
  ...reflectionOperations,
  ...screenOperations,
  ...streamOperations,
  ...libraryOperations,
  clone: clone,
  clean: clean,
  plain: defaultModel,
  'object-text': objectText,
  'enum-new': enumConstant,
  'enum-ordinal': partOf('ordinal'),
  'enum-name': partOf('name'),
  'exception-new': exception,
  'exception-message': message,
  yes: () => known(1),
};
