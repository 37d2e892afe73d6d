import type { Origins } from '../origins/index.ts';
import type { ValueId } from '../origins/method-values.ts';
import { USE } from '../origins/uses.ts';
import type { Frame } from './frames.ts';

/** A value of a frame. */
export interface Held {
  readonly frame: Frame;
  readonly value: ValueId;
}

/** Helpers that get the object as an argument and call it in turn. */
const DEEPEST = 3;
const MOST_HELD = 200;

/**
 * Calls on an object, in the methods through which it is known to go and in what these hand it to. Where it goes through fields and
 * collections is not followed.
 */
export function callsOn(origins: Origins, places: readonly Held[]): readonly { readonly frame: Frame; readonly at: number }[] {
  const { methods } = origins;
  const calls = new Map<string, { readonly frame: Frame; readonly at: number }>();
  const seen = new Set<string>();
  const waiting: (Held & { readonly depth: number })[] = [];
  const add = (frame: Frame, value: ValueId, depth: number) => {
    const key = `${frame.method},${value}`;
    if (value <= 0 || seen.has(key) || waiting.length >= MOST_HELD) return;
    seen.add(key);
    waiting.push({ frame, value, depth });
  };
  for (const { frame, value } of places) add(frame, value, 0);
  for (const { frame, value, depth } of waiting) {
    const uses = methods.usesIn(frame.method);
    for (let use = uses.from(value), end = uses.to(value); use < end; use++) {
      if (uses.kind(use) === USE.value) add(frame, uses.of(use), depth);
      if (uses.kind(use) !== USE.call) continue;
      const at = uses.of(use);
      const index = uses.operand(use);
      const call = methods.call(frame.method, at)!;
      const target = methods.target(frame.method, call);
      if (target === undefined) continue;
      if (index === 0 && call.how !== 'static') {
        calls.set(`${frame.method},${at}`, { frame, at });
        if (target.signature.endsWith(`)${target.class}`)) add(frame, methods.values(frame.method)?.resultOf(at) ?? 0, depth);
      }
      if (depth < DEEPEST && methods.isApp(target.class))
        for (const [inner, parameter] of inCallees(origins, frame, at, index)) add(inner, parameter, depth + 1);
    }
  }
  return [...calls.values()];
}

/** The parameter that an operand becomes, where a call has one target in the app. */
function inCallees(origins: Origins, frame: Frame, at: number, operand: number): readonly (readonly [Frame, ValueId])[] {
  const call = origins.methods.call(frame.method, at);
  const target = call === undefined ? undefined : origins.methods.target(frame.method, call);
  const callee = target === undefined ? undefined : origins.methods.resolve(target.class, target);
  if (callee === undefined || !callee.hasCode) return [];
  const index = call?.how === 'static' ? operand : operand - 1;
  return [[{ method: callee.id, from: { frame, at } }, origins.methods.values(callee.id)?.parameter(index) ?? 0]];
}
