import { parametersOf } from '../code/references.ts';
import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { union } from '../values/sorted.ts';
import { objects, type Value } from '../values/value.ts';
import { deliverBroadcasts } from './broadcasts.ts';
import { callAsPlatform } from './hand-over.ts';
import { CALLBACKS, place, SCRIPT } from './places.ts';

/** Rounds of callbacks calling back. */
const MOST_ROUNDS = 4;

/**
 * Calls all that was handed to the platform, in any order and any number of times, until nothing changes. What is the app's own comes
 * first: the machinery of a library that nobody knows may use up what work there is.
 */
export function drain(session: Session, frame: Frame): void {
  if (session.isSliced) callAll(session, frame, (type) => !session.which.isOfOthers(type));
  callAll(session, frame, () => true);
}

function callAll(session: Session, frame: Frame, isAsked: (type: string) => boolean): void {
  const { memory, work } = session;
  for (let round = 0; round < MOST_ROUNDS && !work.isOver; round++) {
    const before = memory.heap;
    deliverBroadcasts(session, frame);
    for (const [name, held] of [...memory.cellsOf(place(session, CALLBACKS))]) {
      if (!name.startsWith('cb:')) continue;
      for (const one of held.objects) if (isAsked(memory.table.info(one).type)) callBack(session, frame, one, name === SCRIPTS);
    }
    if (memory.heap === before) return;
  }
}

/** What the platform passes of the objects that the callback was given to: the view that is tapped, the picker that is turned. */
function givers({ memory, classes }: Session, one: number, signature: string): readonly (Value | undefined)[] {
  const by = memory.find(one, 'calledBy')?.objects ?? [];
  return parametersOf(signature).map((type) => {
    if (type === OBJECT) return undefined;
    const fitting = by.filter((giver) => classes.isBelow(memory.table.info(giver).type, type));
    return fitting.length === 0 ? undefined : objects(fitting);
  });
}

const OBJECT = 'Ljava/lang/Object;';

/** Cell of the objects that scripts of web pages may call. */
const SCRIPTS = `cb:${SCRIPT}`;

/** Calls one object as a type of the platform would. Afterwards it was called, or not yet. */
function callBack(session: Session, frame: Frame, one: number, isScript: boolean): void {
  const { memory, lambdas, work } = session;
  const key = isScript ? -1 - one : one;
  if (work.isOver || !memory.isMade(one) || session.ranOn.get(key) === memory.heap) return;
  session.ranOn.set(key, memory.heap);
  const taints =
    memory.find(one, 'calledBy')?.objects.reduce<readonly number[]>((all, by) => union(all, memory.find(by, '*')?.taints ?? []), []) ?? [];
  const run = (work: () => unknown) => {
    const before = memory.heap;
    if (work() === undefined) memory.heap = frame.thrown?.heap ?? before;
    frame.thrown = undefined;
    memory.heap = memory.joinHeaps(before, memory.heap);
  };
  const bound = lambdas.of(one);
  if (bound !== undefined) {
    const count = parametersOf(bound.target.signature).length + (bound.kind === 4 ? 0 : 1) - bound.captured;
    const given = Array.from({ length: Math.max(0, count) }, () => ({ objects: [], known: undefined, taints }));
    run(() => lambdas.call(one, frame, given));
    return;
  }
  const { type } = memory.table.info(one);
  for (const method of isScript ? session.callbacks.scripted(type) : session.callbacks.of(type)) {
    if (!session.which.isWorth(method, one)) continue;
    run(() => callAsPlatform(session, frame, one, method, givers(session, one, method.signature), taints));
  }
}
