import type { Frame } from '../conditions/frames.ts';
import { isStatic } from '../conditions/frames.ts';
import { NEVER } from '../conditions/outcome.ts';
import { after, type Predicate } from '../conditions/predicate.ts';
import { type FieldValue, leaves, type Value } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { Solving } from './solving.ts';

const DEEPEST = 6;
const MOST_PLACES = 40;

/**
 * Where it is said in memory what a value must be for a branch to open: nothing of it outlives the process, so that the branch cannot
 * open before one of these places runs. Undefined where the answer may come from elsewhere, such as a file.
 */
export function openingsOf(solving: Solving, value: Value, asked: Predicate, frame: Frame, depth = 0): readonly CallPlace[] | undefined {
  if (depth > DEEPEST) return undefined;
  const places: CallPlace[] = [];
  for (const leaf of leaves(value)) {
    const found = ofLeaf(solving, leaf, asked, frame, depth + 1);
    if (found === undefined) return undefined;
    places.push(...found);
  }
  return places.length > MOST_PLACES ? undefined : places;
}

function ofLeaf(solving: Solving, value: Value, asked: Predicate, frame: Frame, depth: number): readonly CallPlace[] | undefined {
  const { constants, flags } = solving.input;
  switch (value.kind) {
    case 'number':
    case 'text':
      return [];
    case 'field':
      return constants.methods.isApp(value.class) ? ofField(solving, value, asked, depth) : undefined;
    case 'parameter':
      return frame.given === undefined && value.index >= 0 ? ofParameter(solving, value.index, asked, frame, depth) : undefined;
    case 'math':
      return value.how === 'xor' && value.right.kind === 'number' && value.right.value === 1
        ? openingsOf(
            solving,
            value.left,
            after(asked, 'xor 1', (n) => n ^ 1),
            frame,
            depth,
          )
        : undefined;
    case 'call': {
      const [only, other] = flags.reads.of(value) === undefined ? constants.targets(value) : [];
      const callee = only === undefined || other !== undefined ? undefined : constants.frames.of(only.id);
      const results = callee === undefined ? [] : constants.results(callee);
      const all = results.map((result) => openingsOf(solving, result.value, asked, result.frame, depth));
      return all.length === 0 || all.includes(undefined) ? undefined : all.flatMap((found) => found ?? []);
    }
    default:
      return undefined;
  }
}

function ofField(solving: Solving, { class: owner, name }: FieldValue, asked: Predicate, depth: number): readonly CallPlace[] | undefined {
  const { constants } = solving.input;
  const writes = constants.methods.program.accessesOf({ class: owner, name }).filter(({ access }) => access === 'write');
  const places: CallPlace[] = [];
  for (const { method, instruction } of writes) {
    const frame = constants.frames.of(method.id);
    if (frame === undefined || solving.entering(method.id) === NEVER) continue;
    const i = frame.values.body.indexOf(instruction);
    const found = ofStored(solving, frame.values.before(i, frame.values.body.registers(i)[0]!), asked, frame, instruction, depth);
    if (found === undefined) return undefined;
    places.push(...found);
  }
  return places;
}

/** What is passed on is said by whoever passes it; all else is said here. */
function ofStored(
  solving: Solving,
  value: Value,
  asked: Predicate,
  frame: Frame,
  instruction: number,
  depth: number,
): readonly CallPlace[] | undefined {
  if (solving.can(value, asked, frame) === NEVER) return [];
  const isPassedOn = value.kind === 'parameter' && value.index >= 0 && frame.given === undefined && depth <= DEEPEST;
  const found = isPassedOn ? ofParameter(solving, value.index, asked, frame, depth) : undefined;
  return found ?? [{ method: frame.method.id, instruction }];
}

function ofParameter(
  solving: Solving,
  index: number,
  asked: Predicate,
  { method }: Frame,
  depth: number,
): readonly CallPlace[] | undefined {
  const places: CallPlace[] = [];
  if (solving.isRoot(method.id) || solving.into(method.id).length === 0) return undefined;
  for (const edge of solving.into(method.id)) {
    const frame = solving.input.constants.frames.of(edge.from);
    const call = frame?.values.madeAt(frame.values.body.indexOf(edge.instruction));
    const isCall = call?.kind === 'call' && call.target.name === method.name && call.target.signature === method.signature;
    const given = isCall ? call.arguments[isStatic(method) ? index : index + 1] : undefined;
    if (frame === undefined || given === undefined) return undefined;
    const found = ofStored(solving, given, asked, frame, edge.instruction, depth + 1);
    if (found === undefined) return undefined;
    places.push(...found);
  }
  return places;
}
