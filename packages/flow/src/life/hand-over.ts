import type { Method } from '@touchstone/program';
import { Classes } from '../code/classes.ts';
import { parametersOf } from '../code/references.ts';
import type { PlatformCall } from '../models/platform-call.ts';
import { callApp } from '../run/app-calls.ts';
import { Ends } from '../run/ends.ts';
import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { union } from '../values/sorted.ts';
import { ANYTHING, anythingFrom, object, type Value } from '../values/value.ts';
import { CALLBACKS, place } from './places.ts';

/** Declared types that say nothing about what is called on an object later. */
const SILENT = new Set([
  'Ljava/lang/Object;',
  'Ljava/lang/String;',
  'Ljava/lang/CharSequence;',
  'Landroid/content/Context;',
  'Landroid/app/Activity;',
  'Ljava/lang/Class;',
  'Landroid/os/Parcelable;',
  'Ljava/io/Serializable;',
]);

/** Objects of the app that are given to the platform: what they override may be called at any time from now on. */
export function handOver(call: PlatformCall): void {
  const { target, arguments: given, session, frame, memory } = call;
  const row = session.models.runs(call.type, target);
  if (row !== undefined) {
    const value = row.of === 'receiver' ? call.receiver : call.argument(row.of);
    for (const name of row.runs) {
      const before = memory.heap;
      callNamed(session, frame, value, name, row.of === 'receiver' ? given : []);
      memory.heap = memory.joinHeaps(before, memory.heap);
    }
  }
  for (const [k, type] of target.parameters.entries()) {
    const value = given[k];
    if (type === 'Ljava/lang/Object;' && TAKES.test(target.name) && value !== undefined) registerKnown(call, value);
    if (!type.startsWith('L') || SILENT.has(type)) continue;
    if (value !== undefined && value.objects.length > 0) register(call, value, type);
  }
}

const TAKES = /^(set|add|register|subscribe|attach|observe)/;

/** Objects given as plain objects: those of types that a table has. */
function registerKnown(call: PlatformCall, value: Value): void {
  const { session, memory } = call;
  for (const one of value.objects) {
    const { type } = memory.table.info(one);
    if (session.isComponent(type) || session.models.calledBack(type) === undefined) continue;
    register(call, { objects: [one], known: [], taints: [] }, session.classes.platformParent(type));
  }
}

/** Notes objects as called back under a type. */
export function register({ session, memory, receiver }: PlatformCall, value: Value, type: string): void {
  const { classes, lambdas } = session;
  if (classes.isOfApp(type)) return;
  const own = value.objects.filter((one) => lambdas.of(one) !== undefined || classes.isOfApp(memory.table.info(one).type));
  if (own.length === 0) return;
  memory.add(place(session, CALLBACKS), `cb:${type}`, { objects: own, known: [], taints: [] });
  for (const one of own)
    memory.add(one, 'calledBy', { objects: receiver.objects.filter((by) => !own.includes(by)), known: [], taints: [] });
}

/** Takes objects back. */
export function unregister({ session, memory }: PlatformCall, value: Value, types: readonly string[]): void {
  const callbacks = place(session, CALLBACKS);
  for (const type of types) {
    const held = memory.find(callbacks, `cb:${type}`);
    if (held === undefined) continue;
    const objects = held.objects.filter((one) => !value.objects.includes(one) || memory.isMany(one));
    memory.put(callbacks, `cb:${type}`, { ...held, objects }, true);
  }
}

const NAMES =
  /^(on[A-Z]|run$|call$|handle|do[A-Z]|accept|apply|compare|test$|get$|invoke|before|after|query|process|execute|intercept|transform|update|propertyChange|uncaught|load|create|perform|queueIdle|publish|close|emit|collect|resumeWith|compute|visit|filter|map|convert|deserialize|serialize|evaluate|should|surface|dispatch|work|start|shake|native)/;

/** Methods that the platform may call on an object of the class, because its type has them. */
export function calledBack(session: Session, type: string, isNamed?: (name: string) => boolean): readonly Method[] {
  const table = session.models.calledBack(type);
  const isMeant =
    isNamed ?? ((name: string) => table?.has(name) === true || (NAMES.test(name) && (table === undefined || name.startsWith('on'))));
  return session.classes
    .inherited(type)
    .filter((method) => !Classes.isStatic(method) && (method.accessFlags & PRIVATE_OR_SYNTHETIC) === 0 && !method.name.startsWith('<'))
    .filter(({ name }) => isMeant(name));
}

const PRIVATE_OR_SYNTHETIC = 0x2;

/** Anything of a declared type, as the platform gives it. */
export function anyOf(session: Session, type: string, taints: readonly number[] = []): Value {
  if (!type.startsWith('L') || session.isValueType(type) || type === 'Ljava/lang/Object;' || type === 'Ljava/lang/CharSequence;')
    return anythingFrom(taints);
  if (session.classes.isOfApp(type)) return anythingFrom(taints);
  return { objects: [session.unknownInstance(type)], known: [], taints };
}

/** What the platform gives as argument `k`: of some callbacks it is personal information itself. */
function anyGiven(session: Session, method: Method, k: number, type: string, taints: readonly number[]): Value {
  const sources = session.leaks.givenSource(method, k);
  const any = anyOf(session, type, union(taints, sources));
  if (sources.length === 0 || any.objects.length === 0) return any;
  const one = session.memory.table.object(`given ${method.id} ${k}`, type, true);
  session.memory.put(one, '*', anythingFrom(sources), true);
  return { ...any, objects: [one] };
}

/** Calls a method on an object as the platform does; what is not given is anything of its type. */
export function callAsPlatform(
  session: Session,
  frame: Frame,
  receiver: number,
  method: Method,
  given: readonly (Value | undefined)[],
  taints: readonly number[] = [],
): Value | undefined {
  const types = parametersOf(method.signature);
  const all = types.map((type, k) => given[k] ?? anyGiven(session, method, k, type, taints));
  return callApp(session, frame, method, [object(receiver), ...all], ` ${receiver}`);
}

/** Calls objects by a name: what they or a lambda have under it. Joins what comes back. */
export function callNamed(
  session: Session,
  frame: Frame,
  receivers: Value,
  name: string,
  given: readonly (Value | undefined)[],
  count?: number,
): Value | undefined {
  const { classes, lambdas, memory } = session;
  const ends = new Ends(session);
  for (const one of receivers.objects) {
    if (session.work.isOver) break;
    if (lambdas.of(one) !== undefined) {
      ends.begin();
      ends.add(
        lambdas.call(
          one,
          frame,
          given.map((value) => value ?? ANYTHING),
        ),
      );
      continue;
    }
    for (const method of calledBack(session, memory.table.info(one).type, (own) => own === name)) {
      if (count !== undefined && parametersOf(method.signature).length !== count) continue;
      if (!method.hasCode || isBridgeTo(classes, memory.table.info(one).type, method)) continue;
      ends.begin();
      ends.add(callAsPlatform(session, frame, one, method, given));
    }
  }
  return ends.value;
}

const BRIDGE = 0x40;

/** Whether the method only passes the call on to another of the same name: the one with the types as written is called instead. */
function isBridgeTo(classes: Classes, type: string, method: Method): boolean {
  if ((method.accessFlags & BRIDGE) === 0) return false;
  const count = parametersOf(method.signature).length;
  return classes
    .inherited(type)
    .some(
      (other) =>
        other !== method &&
        other.name === method.name &&
        (other.accessFlags & BRIDGE) === 0 &&
        parametersOf(other.signature).length === count,
    );
}

/** Makes an object of a class of the app as the platform does, with whatever its shortest constructor takes. */
export function instantiate(session: Session, frame: Frame, type: string, key = `one made ${type}`): number | undefined {
  const { classes, memory } = session;
  const own = classes.class(type);
  if (own === undefined) return undefined;
  const made = memory.table.object(key, type);
  memory.makeFresh(made);
  session.initialise(type, frame);
  const constructors = own.methods().filter(({ name }) => name === '<init>');
  const [shortest] = constructors.sort((a, b) => a.signature.length - b.signature.length);
  if (shortest !== undefined) callAsPlatform(session, frame, made, shortest, []);
  return made;
}
