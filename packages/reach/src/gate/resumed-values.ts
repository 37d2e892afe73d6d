import type { Method } from '@touchstone/program';
import type { Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves } from '../conditions/value.ts';
import type { Solving } from './solving.ts';

/** Whether a method is that of a coroutine's body, run anew with the result each time something it waits for ends. */
export const isStateMachine = ({ name, signature }: Method): boolean =>
  name === 'invokeSuspend' && signature === '(Ljava/lang/Object;)Ljava/lang/Object;';

/** What the body of a coroutine is resumed with: what the calls give in the end that it hands itself to. */
export class ResumedValues {
  readonly #solving: Solving;

  constructor(solving: Solving) {
    this.#solving = solving;
  }

  of(frame: Frame, asked: Predicate): Outcome {
    const { body } = frame.values;
    let outcome: Outcome = asked.object ? FREE : NEVER; // at first it is given no result
    for (let i = 0; i < body.count && outcome !== FREE; i++) {
      if (isPut(body.op[i]!) && isThis(frame.values.before(i, body.registers(i)[0]!))) return FREE;
      const call = body.isInvoke(i) ? frame.values.madeAt(i) : undefined;
      if (call === undefined || call.kind === 'number') continue;
      if (call.kind !== 'call') return FREE;
      if (waits(call)) outcome = either(outcome, this.#solving.can(call, asked, frame));
      else if (handsItself(call)) return FREE;
    }
    return outcome;
  }
}

/** A suspending call is given the coroutine last, and gives an object. */
function waits({ target, arguments: given, how }: CallValue): boolean {
  if (/^\(\)Ljava\/lang\/Object;$/.test(target.signature)) return RESULTS.has(target.name);
  const last = given.at(-1);
  return (
    how !== 'direct' &&
    target.signature.endsWith('Lkotlin/coroutines/Continuation;)Ljava/lang/Object;') &&
    last !== undefined &&
    isThis(last)
  );
}

function handsItself({ target, arguments: given, how }: CallValue): boolean {
  if (target.name === 'intercepted' && how === 'static') return false;
  const others = how === 'static' ? given : given.slice(1);
  return others.some(isThis);
}

/** Of an object, into a field or an array. */
const isPut = (op: number): boolean => op === 0x4d || op === 0x5b || op === 0x69;
const isThis = (value: CallValue['arguments'][number]): boolean =>
  leaves(value).some((leaf) => leaf.kind === 'parameter' && leaf.index === -1);
/** Results of a continuation that the body makes for itself. */
const RESULTS: ReadonlySet<string> = new Set(['getResult', 'getOrThrow']);
