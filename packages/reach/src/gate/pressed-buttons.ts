import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound } from '../conditions/frames.ts';
import { both, either, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';
import { outermost } from './scenes.ts';
import type { Solving } from './solving.ts';

const PRESSES = ['performClick', 'callOnClick'];
/** With more such calls in an app, any button may be pressed. */
const MOST_PRESSES = 300;

/** A call that presses a button of a dialog, with the outermost classes that make the dialog; undefined where that is not seen. */
export interface Press {
  readonly at: CallPlace;
  readonly makers: ReadonlySet<string> | undefined;
}

/** Calls that press the button of a dialog: what a tap would run, without anybody tapping. Undefined when there are too many. */
export function buttonPresses(program: Program, constants: ConstantValues): readonly Press[] | undefined {
  const sites = PRESSES.flatMap((name) => program.callsTo({ class: 'Landroid/view/View;', name }));
  if (sites.length > MOST_PRESSES) return undefined;
  return sites.flatMap(({ method, instruction }) => {
    const at = { method: method.id, instruction };
    const frame = constants.frames.of(method.id);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    const view = call?.kind === 'call' ? call.arguments[0] : undefined;
    const sources = frame === undefined || view === undefined ? undefined : constants.sources(view, frame);
    if (sources === undefined) return [{ at, makers: undefined }];
    const buttons = sources.filter(({ value }) => value.kind === 'call' && value.target.name === 'getButton');
    return buttons.length === 0 ? [] : [{ at, makers: makersOf(buttons, constants) }];
  });
}

function makersOf(buttons: readonly Bound[], constants: ConstantValues): ReadonlySet<string> | undefined {
  const makers = new Set<string>();
  for (const { value, frame } of buttons) {
    const dialog = value.kind === 'call' ? value.arguments[0] : undefined;
    for (const made of (dialog === undefined ? undefined : constants.sources(dialog, frame)) ?? [undefined]) {
      if (made === undefined || (made.value.kind !== 'call' && made.value.kind !== 'new')) return undefined;
      makers.add(outermost(made.frame.method.class));
    }
  }
  return makers;
}

/** What must have happened before code presses a button of the dialog that an edge comes from; which button that is, is not looked at. */
export function pressed(solving: Solving, { from }: Edge): Outcome {
  const { presses, constants } = solving.input;
  if (presses === undefined) return UNCLEAR;
  const scene = outermost(constants.methods.program.method(from).class);
  return presses
    .filter(({ makers }) => makers?.has(scene) !== false)
    .map(({ at }) => both(UNCLEAR, solving.at(at)))
    .reduce(either, NEVER as Outcome);
}
