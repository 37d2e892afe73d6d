import { union } from '../values/sorted.ts';
import { anythingFrom, join, known, NOTHING, object, onlyText, type Value, ZERO } from '../values/value.ts';
import { freshResult } from './default-model.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** Streams inside streams that are followed. */
const DEEPEST = 8;

/** The stream or writer and all that it was wrapped around. */
function chain({ memory }: PlatformCall, from: readonly number[]): readonly number[] {
  const all = new Set(from);
  let depth = 0;
  for (const one of all) {
    if (depth++ > DEEPEST * from.length) break;
    for (const inner of memory.find(one, 'inner')?.objects ?? []) all.add(inner);
  }
  return [...all];
}

/** new BufferedWriter(writer), new InputStreamReader(stream) …: leads where that leads. */
const wrap: Operation = (call) => {
  const { memory, objects: own } = call;
  for (const value of call.arguments) {
    for (const one of own) {
      if (value.objects.length > 0) memory.add(one, 'inner', { ...value, known: [], taints: [] });
      if (value.taints.length > 0) memory.add(one, '*', anythingFrom(value.taints));
      for (const inner of value.objects) {
        const opens = memory.find(inner, 'opens');
        if (opens !== undefined) memory.add(one, 'opens', opens);
        if (/^\[|String/.test(memory.table.info(inner).type)) memory.add(one, '*', anythingFrom(call.taintsOf(value)));
        if (call.session.opensTo(value).includes('console')) memory.add(one, 'opens', known('console'));
      }
    }
  }
  return ZERO;
};

/** A stream that leads to a place: its own making, or asked from a connection. */
const open =
  (to: string): Operation =>
  (call) => {
    const made =
      call.target.name === '<init>'
        ? { objects: call.objects, known: [], taints: [] }
        : object(call.session.allocateOpen(call.frame, call.target.returns));
    for (const one of made.objects) {
      call.memory.put(one, 'opens', known(to), true);
      const file = to === 'file' ? fileOf(call) : undefined;
      if (file !== undefined) call.memory.put(one, 'inner', object(file), true);
    }
    return made;
  };

/** A stream that reads what was written to the same file, or whatever the one who gives it holds. */
const read: Operation = (call) => {
  const made =
    call.target.name === '<init>'
      ? { objects: call.objects, known: [], taints: [] }
      : object(call.session.allocateOpen(call.frame, call.target.returns));
  const file = fileOf(call);
  for (const one of made.objects) {
    if (file !== undefined) call.memory.put(one, 'inner', object(file), true);
    else call.memory.add(one, '*', anythingFrom(call.taintsOf(...call.given.slice(call.target.name === '<init>' ? 1 : 0))));
  }
  return made;
};

/** The object that stands for a file with a name that is known. */
function fileOf(call: PlatformCall): number | undefined {
  const first = call.argument(0);
  const texts = [onlyText(first), ...first.objects.map((one) => onlyText(call.memory.find(one, 'text') ?? NOTHING))];
  const name = texts.find((text) => text !== undefined);
  return name === undefined ? undefined : call.session.single(`file ${name.slice(name.lastIndexOf('/') + 1)}`, 'Ljava/io/File;');
}

const write: Operation = (call) => {
  const taints = call.taintsOf(...call.arguments);
  const held = call.arguments.flatMap((value) => value.objects);
  const value: Value = { objects: [...new Set(held)].sort((a, b) => a - b), known: [], taints };
  if (taints.length > 0 || held.length > 0) for (const one of chain(call, call.objects)) call.memory.add(one, '*', value);
  return call.target.returns === 'V'
    ? ZERO
    : { objects: call.objects, known: call.objects.length === 0 ? undefined : [], taints: call.receiver.taints };
};

/** read, readLine, readObject: anything that lies in the chain; a buffer that is given is filled with it. */
const take: Operation = (call) => {
  let all: Value = NOTHING;
  for (const one of chain(call, call.objects)) all = join(all, call.memory.readAll([one], '*'));
  const taints = union(call.taintsOf(all), call.receiver.taints);
  for (const value of call.arguments) for (const buffer of value.objects) call.memory.add(buffer, '[*]', anythingFrom(taints));
  const result = freshResult(call, taints);
  if (call.target.returns !== 'Ljava/lang/Object;' || all.objects.length === 0) return result;
  return join(result, { objects: all.objects, known: [], taints });
};

const file: Operation = (call) => {
  const name = call.argument(call.target.parameters.length - 1);
  call.memory.write(call.objects, 'text', name);
  if (name.taints.length > 0) for (const one of call.objects) call.memory.add(one, '*', anythingFrom(name.taints));
  return ZERO;
};

/** new PipedInputStream(out), connect: what is written to one is read from the other. */
const connect: Operation = (call) => {
  const other = call.argument(0);
  for (const one of call.objects) call.memory.add(one, 'inner', { ...other, known: [], taints: [] });
  for (const one of other.objects) call.memory.add(one, 'inner', { objects: call.objects, known: [], taints: [] });
  return ZERO;
};

export const streamOperations: Operations = {
  'stream-wrap': wrap,
  'stream-to-file': open('file'),
  'stream-to-network': open('network'),
  'stream-from': read,
  'stream-write': write,
  'stream-take': take,
  'stream-connect': connect,
  'file-new': file,
};
