import { callNamed } from '../life/hand-over.ts';
import { anythingFrom, type Value } from '../values/value.ts';
import { freshResult } from './default-model.ts';
import type { Operation } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

type End = 'this' | 'result' | number;

/**
 * A transfer as the data has it: `0 this > result; 1 > this`. From and to are arguments (from 0 without the receiver), `this` and
 * `result`; what is not named is not touched. Empty left side: nothing comes in, the result is clean.
 */
export function transferOf(text: string): Operation | undefined {
  const [verb, name] = text.split(' ');
  if (verb === 'calls' && name !== undefined) return calls(name);
  const parts = text.split(';').map(partOf);
  if (parts.some((part) => part === undefined)) return undefined;
  return (call) => {
    let result: Value | undefined;
    for (const { from, to } of parts as { from: readonly End[]; to: End }[]) {
      const taints = call.taintsOf(...from.map((end) => valueAt(call, end)));
      if (to === 'result') result = freshResult(call, taints);
      else for (const one of valueAt(call, to).objects) call.memory.add(one, to === 'this' ? '*' : '[*]', anythingFrom(taints));
    }
    return result ?? freshResult(call, []);
  };
}

/** `calls NAME`: the object that is called runs its own method of that name on the arguments. */
const calls =
  (name: string): Operation =>
  (call) => {
    const { session, frame, memory } = call;
    const before = memory.heap;
    const value = callNamed(session, frame, call.receiver, name, call.arguments);
    memory.heap = memory.joinHeaps(before, memory.heap);
    return value ?? freshResult(call, []);
  };

function partOf(text: string): { readonly from: readonly End[]; readonly to: End } | undefined {
  const [left = '', right] = text.split('>');
  if (right === undefined) return undefined;
  return {
    from: left
      .trim()
      .split(/\s+/)
      .filter((one) => one !== '')
      .map(endOf),
    to: endOf(right.trim()),
  };
}

const endOf = (text: string): End => (text === 'this' || text === 'result' ? text : Number(text));

function valueAt(call: PlatformCall, end: End): Value {
  if (end === 'this') return call.receiver;
  return end === 'result' ? anythingFrom([]) : call.argument(end);
}
