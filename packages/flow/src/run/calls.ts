import type { Method } from '@touchstone/program';
import type { Instruction } from '../code/method-code.ts';
import type { MethodReference } from '../code/references.ts';
import { callNamed } from '../life/hand-over.ts';
import { PlatformCall } from '../models/platform-call.ts';
import { ANYTHING, classValue, isFull, join, known, NOTHING, objects, type Value } from '../values/value.ts';
import { callApp } from './app-calls.ts';
import { Ends } from './ends.ts';
import type { Frame } from './frame.ts';
import type { After } from './instructions.ts';
import { callPlatform } from './platform-call.ts';
import type { Session } from './session.ts';

export type How = 'virtual' | 'super' | 'direct' | 'static';

/** Subclasses that a call on an object nobody knows may mean; more are not followed. */
const MOST_GUESSED = 4;

const HOWS: readonly How[] = ['virtual', 'super', 'direct', 'static', 'virtual'];

export function invoke(session: Session, frame: Frame, { op, registers: names, reference }: Instruction): After {
  const how = HOWS[op >= 0x74 ? op - 0x74 : op - 0x6e]!;
  const target = frame.code.method(reference);
  const given = names.map((name) => frame.registers[name] ?? ANYTHING);
  if (how === 'direct' && target.name === '<init>' && session.isValueType(target.class)) {
    makeValue(session, frame, target, given, names[0]!);
    return 'goes-on';
  }
  const value = call(session, frame, how, target, given);
  if (value === undefined) return 'ends';
  session.result(frame, value);
  return session.models.isQuiet(target) ? 'quiet' : 'goes-on';
}

/** `new String(x)`: what is made is a value and no object; it takes the object's place in every register. */
function makeValue(session: Session, frame: Frame, target: MethodReference, given: readonly Value[], register: number): void {
  const made = frame.registers[register]!.objects;
  const value = callPlatform(session, frame, target, given, target.class) ?? ANYTHING;
  for (const [r, one] of frame.registers.entries()) if (one.objects.some((id) => made.includes(id))) frame.registers[r] = value;
}

/** A call of a method by name: of each method that it may mean on what may be the receiver. Undefined when none of them returns. */
export function call(session: Session, frame: Frame, how: How, target: MethodReference, given: readonly Value[]): Value | undefined {
  const { classes } = session;
  if (given.some(isFull)) session.isCut = true;
  if (session.isToSdk(frame, target)) session.leaks.toSdk(new PlatformCall(session, frame, target, given, target.class));
  if (session.isLeftToModels(frame, target)) return callPlatform(session, frame, target, given, target.class);
  if (how === 'static') {
    session.initialise(target.class, frame);
    return callResolved(session, frame, target, given, target.class);
  }
  if (how === 'direct') return callResolved(session, frame, target, given, target.class);
  if (how === 'super') {
    const parent = classes.class(frame.method.class)?.superclass ?? target.class;
    return callResolved(
      session,
      frame,
      target,
      given,
      classes.isOfApp(target.class) && !classes.isBelow(parent, target.class) ? target.class : parent,
    );
  }
  return callVirtual(session, frame, target, given);
}

function callResolved(session: Session, frame: Frame, target: MethodReference, given: readonly Value[], type: string): Value | undefined {
  const { method, platform } = session.classes.resolve(type, target.name, target.signature);
  return method === undefined ? callPlatform(session, frame, target, given, platform) : callApp(session, frame, method, given);
}

interface Branch {
  readonly method: Method | undefined;
  /** Class whose models are asked where no method of the app is meant. */
  readonly type: string;
  readonly receivers: number[];
}

function callVirtual(session: Session, frame: Frame, target: MethodReference, given: readonly Value[]): Value | undefined {
  const { classes } = session;
  const [receiver = ANYTHING, ...rest] = given;
  const isLambda = (one: number) => session.lambdas.runs(one, target.name);
  const lambdas = receiver.objects.filter(isLambda);
  const branches = branchesOf(
    session,
    target,
    lambdas.length === 0 ? receiver : { ...receiver, objects: receiver.objects.filter((one) => !isLambda(one)) },
  );
  const isUnknown = receiver.known === undefined || receiver.known.some((one) => one !== 0);
  if (isUnknown) branches.push(...guessed(session, target, receiver));
  if (branches.length + lambdas.length === 0) return callOnNothing(session, frame, target, given);
  const ends = new Ends(session);
  for (const one of receiver.objects) {
    const handler = session.memory.find(one, 'handler');
    if (handler === undefined || !classes.isOfApp(target.class)) continue;
    ends.begin();
    ends.add(callProxy(session, frame, one, handler, target, rest));
  }
  for (const one of lambdas) {
    ends.begin();
    ends.add(session.lambdas.call(one, frame, rest));
  }
  for (const { method, type, receivers } of branches) {
    ends.begin();
    const own: Value = receivers.length > 0 ? { ...objects(receivers), taints: receiver.taints } : receiver;
    const all = [own, ...rest];
    ends.add(method === undefined ? callPlatform(session, frame, target, all, type) : callApp(session, frame, method, all));
  }
  return ends.value;
}

/** A call of a dynamic proxy: its handler gets the arguments in an array. */
function callProxy(
  session: Session,
  frame: Frame,
  proxy: number,
  handler: Value,
  target: MethodReference,
  given: readonly Value[],
): Value | undefined {
  const { memory } = session;
  const array = session.allocate(frame, '[Ljava/lang/Object;', '+arguments');
  memory.put(array, 'length', known(given.length), true);
  for (const [k, value] of given.entries()) memory.put(array, `[${k}]`, value, true);
  const method = session.allocate(frame, 'Ljava/lang/reflect/Method;', '+method');
  memory.put(method, 'name', known(target.name), true);
  memory.put(method, 'class', known(classValue(target.class)), true);
  return callNamed(session, frame, handler, 'invoke', [objects([proxy]), objects([method]), objects([array])]);
}

/** Methods that the call means on the objects that are known. */
function branchesOf(session: Session, target: MethodReference, receiver: Value): Branch[] {
  const { classes, memory } = session;
  const branches = new Map<string, Branch>();
  for (const one of receiver.objects) {
    const { type: made, isOpen } = memory.table.info(one);
    const type = classes.isBelow(made, target.class) || !classes.isOfApp(target.class) ? made : isOpen ? target.class : undefined;
    if (type === undefined) continue;
    const { method, platform } = classes.resolve(type, target.name, target.signature);
    const key = method === undefined ? (platform ?? '') + (classes.isOfApp(type) ? type : '') : String(method.id);
    const branch = branches.get(key) ?? { method, type, receivers: [] };
    branches.set(key, branch);
    branch.receivers.push(one);
  }
  return [...branches.values()];
}

/** Methods that a call on an unknown object may mean: of the class it names, or of the few below it in the app. */
function guessed(session: Session, target: MethodReference, receiver: Value): Branch[] {
  const { classes } = session;
  if (!classes.isOfApp(target.class)) return [{ method: undefined, type: target.class, receivers: [] }];
  if (receiver.objects.length > 0) return [];
  const types = session.instantiableBelow(target.class);
  if (types.length === 0 || types.length > MOST_GUESSED) return [{ method: undefined, type: target.class, receivers: [] }];
  return types.map((type) => {
    const { method } = classes.resolve(type, target.name, target.signature);
    return { method, type, receivers: [session.unknownInstance(type)] };
  });
}

/** On nothing that is known: an exception, unless something was missed; what is the platform's is asked all the same. */
function callOnNothing(session: Session, frame: Frame, target: MethodReference, given: readonly Value[]): Value | undefined {
  if (session.classes.isOfApp(target.class)) return ANYTHING;
  return callPlatform(session, frame, target, given, target.class);
}

/**
 * invoke-custom: an object of the interface that is asked for, which holds what it captures; its method runs when the object is
 * called. Concatenation of texts is worked out at once.
 */
export function invokeCustom(session: Session, frame: Frame, { registers: names, reference, op }: Instruction): After {
  const given = names.map((name) => frame.registers[name] ?? ANYTHING);
  if (op <= 0xfb) {
    session.result(frame, ANYTHING);
    return 'goes-on';
  }
  session.result(
    frame,
    session.lambdas.make(frame, reference, given) ?? given.reduce((all, one) => join(all, { ...NOTHING, taints: one.taints }), ANYTHING),
  );
  return 'goes-on';
}
