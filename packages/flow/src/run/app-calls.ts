import type { Method } from '@touchstone/program';
import { Classes } from '../code/classes.ts';
import { methodReference } from '../code/references.ts';
import { defaultModel } from '../models/default-model.ts';
import { PlatformCall } from '../models/platform-call.ts';
import type { Value } from '../values/value.ts';
import { addThrown } from './ends.ts';
import type { Context, Frame, Outcome } from './frame.ts';
import { callPlatform } from './platform-call.ts';
import type { Session } from './session.ts';
import { BRIEF } from './which-code.ts';

/** Runs a method of the app. Undefined when it never returns. */
export function callApp(session: Session, frame: Frame, method: Method, given: readonly Value[], place = ''): Value | undefined {
  const { contexts, executor, trail } = session;
  if (!method.hasCode)
    return callPlatform(session, frame, methodReference(method.class, method.name, method.signature), given, method.class);
  if (session.classes.isLibrary(method.class) && !session.classes.isLibrary(frame.method.class))
    return leftToModels(session, frame, method, given);
  if (session.which.isPlatformsOwn(method, receiverType(session, method, given))) return leftToModels(session, frame, method, given);
  for (const value of given) {
    if (value.taints.length > 0)
      trail.arrive(value.taints, method, { method: frame.method, instruction: frame.at, what: place === '' ? 'call' : 'callback' });
  }
  const context = contexts.enter(frame.context, `${frame.method.id}:${frame.at}${place}`);
  const depth = session.which.depthOf(method, given);
  if (depth === 'not') return notFollowed(session, frame, method, given);
  const most = depth === 'whole' ? session.which.mostWork(method, frame.method) : undefined;
  if (most === 0) return leftToModels(session, frame, method, given);
  if (most !== undefined) return callOthers(session, frame, method, given, context, most);
  const { value, thrown, at } =
    depth === 'whole' ? executor.call(method, given, context, frame) : callBriefly(session, frame, method, given, context);
  if (thrown !== undefined) addThrown(session, frame, thrown);
  if (value !== undefined && value.taints.length > 0)
    trail.arrive(value.taints, frame.method, { method, instruction: at ?? 0, what: 'return' });
  return value;
}

/** Answered as a call of the platform. */
function leftToModels(session: Session, frame: Frame, method: Method, given: readonly Value[]): Value | undefined {
  const target = methodReference(method.class, method.name, method.signature);
  return callPlatform(session, frame, target, given, receiverType(session, method, given));
}

/** Runs code of others, which may be very much for very little: what takes too long is answered as a call of the platform, from then on. */
function callOthers(
  session: Session,
  frame: Frame,
  method: Method,
  given: readonly Value[],
  context: Context,
  most: number,
): Value | undefined {
  const { executor, memory, work, which, trail } = session;
  const [heap, spent] = [memory.heap, work.spent];
  let outcome: Outcome | undefined;
  const isWithin = work.within(most, () => {
    outcome = executor.call(method, given, context, frame);
  });
  if (outcome === undefined || (!isWithin && work.spent - spent >= most)) {
    which.isTooMuch(method);
    session.isCut = true;
    memory.heap = heap;
    return leftToModels(session, frame, method, given);
  }
  if (outcome.thrown !== undefined) addThrown(session, frame, outcome.thrown);
  const { value, at } = outcome;
  if (value !== undefined && value.taints.length > 0)
    trail.arrive(value.taints, frame.method, { method, instruction: at ?? 0, what: 'return' });
  return value;
}

/** Class that models are asked about: of the object that is called, when there is one. */
function receiverType(session: Session, method: Method, [receiver]: readonly Value[]): string {
  const [one] = Classes.isStatic(method) ? [] : (receiver?.objects ?? []);
  return one === undefined ? method.class : session.memory.table.info(one).type;
}

/** Runs a method that leads to nothing asked, unless that takes long: then it is answered like a call of the platform. */
function callBriefly(session: Session, frame: Frame, method: Method, given: readonly Value[], context: Context): Outcome {
  const { executor, memory, work, which } = session;
  const before = memory.heap;
  let outcome: Outcome | undefined;
  const isWithin = work.within(BRIEF, () => {
    outcome = executor.call(method, given, context, frame);
  });
  if (isWithin && outcome !== undefined) return outcome;
  if (!work.isOver) which.isTooLong(method);
  memory.heap = before;
  return { value: notFollowed(session, frame, method, given), thrown: undefined };
}

function notFollowed(session: Session, frame: Frame, method: Method, given: readonly Value[]): Value {
  return defaultModel(new PlatformCall(session, frame, methodReference(method.class, method.name, method.signature), given, method.class));
}
