import { union } from '../values/sorted.ts';
import {
  ANYTHING,
  anythingFrom,
  join,
  type Known,
  known,
  objects,
  only,
  onlyText,
  tainted,
  type Value,
  withKnown,
} from '../values/value.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';
import { concatenated, textOf } from './strings.ts';

const TEXT = 'text';

const textIn = ({ memory }: PlatformCall, one: number): Value =>
  written(memory.find(one, TEXT) ?? (memory.table.info(one).isOpen ? ANYTHING : known('')), memory.find(one, '*'));

/** A formatter or writer around the builder leaves its data beside the text. */
function written(text: Value, beside: Value | undefined): Value {
  return beside === undefined || beside.taints.length === 0 ? text : tainted(withKnown(text, undefined), beside.taints);
}

const make: Operation = (call) => {
  const [type] = call.target.parameters;
  const isText = type !== undefined && type !== 'I';
  const text = isText ? textOf(call, call.argument(0), type) : known('');
  call.memory.write(call.objects, TEXT, text);
  return call.receiver;
};

/** append(x): what is there with the text of x behind it. Parts of arrays and texts are not told apart. */
const append: Operation = (call) => {
  const type = call.target.parameters[0] ?? 'Ljava/lang/Object;';
  const added = type.startsWith('[') ? anythingFrom(call.taintsOf(call.argument(0))) : textOf(call, call.argument(0), type);
  const isWhole = call.target.parameters.length === 1;
  return change(call, (text) =>
    isWhole ? concatenated(text, added, textType(type), added.taints) : anythingFrom(call.taintsOf(text, added)),
  );
};

/** A text stays one whatever type it was declared as; numbers need theirs. */
const textType = (type: string) => type;

/** Changes that keep what was there, in another order or with more between: insert, reverse, replace. Worked out where all is known. */
const mix: Operation = (call) => {
  const added = call.taintsOf(...call.arguments);
  const given = call.arguments.map(only);
  return change(call, (text) => {
    const before = onlyText(text);
    const after = before === undefined || given.includes(undefined) ? undefined : mixed(call, before, given as readonly Known[]);
    const taints = union(text.taints, added);
    return after === undefined ? anythingFrom(taints) : tainted(known(after), taints);
  });
};

function mixed({ target }: PlatformCall, text: string, [a, b, c]: readonly Known[]): string | undefined {
  if (target.name === 'reverse') return [...text].reverse().join('');
  if (target.name === 'insert' && typeof a === 'number' && a >= 0 && a <= text.length) {
    const added = typeof b === 'number' && target.parameters[1] === 'C' ? String.fromCharCode(b) : b;
    return typeof added === 'string' ? text.slice(0, a) + added + text.slice(a) : undefined;
  }
  if (target.name !== 'replace' || typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'string' || a < 0) return undefined;
  return text.slice(0, a) + c + text.slice(Math.max(a, b));
}

/** setLength(0) and delete(0, length()) empty it; other lengths keep what was there. */
const cut: Operation = (call) => {
  const isEmptied = call.target.name === 'setLength' && call.argument(0).known?.length === 1 && call.argument(0).known?.[0] === 0;
  return change(call, (text) => (isEmptied ? known('') : withKnown(text, undefined)));
};

function change(call: PlatformCall, work: (text: Value) => Value): Value {
  const { memory, objects: own } = call;
  if (own.length === 0) return anythingFrom(call.taintsOf(...call.given));
  const isSure = own.length === 1 && !memory.isMany(own[0]!);
  for (const one of own) memory.put(one, TEXT, work(textIn(call, one)), isSure);
  return objects(own);
}

const read: Operation = (call) => {
  let all: Value | undefined;
  for (const one of call.objects) {
    const text = textIn(call, one);
    all = all === undefined ? text : join(all, text);
  }
  return all ?? anythingFrom(call.taintsOf(call.receiver));
};

const readPart: Operation = (call) => anythingFrom((read(call) ?? ANYTHING).taints);

export const builderOperations: Operations = {
  'builder-new': make,
  'builder-append': append,
  'builder-mix': mix,
  'builder-cut': cut,
  'builder-text': read,
  'builder-part': readPart,
};
