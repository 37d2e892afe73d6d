import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { both, either, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';
import { outermost } from './scenes.ts';
import type { Solving } from './solving.ts';
import { placesOf } from './waits.ts';

const PRESSES = ['performClick', 'callOnClick'];
const MOST_PRESSES = 100;

/** Calls that press the button of a dialog: what a tap would run, without anybody tapping. */
export function buttonPresses(program: Program, constants: ConstantValues): readonly CallPlace[] {
  const places = placesOf(program, 'Landroid/view/View;', PRESSES).slice(0, MOST_PRESSES);
  return places.filter(({ method, instruction }) => {
    const frame = constants.frames.of(method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    const view = call?.kind === 'call' ? call.arguments[0] : undefined;
    const sources = frame === undefined || view === undefined ? undefined : constants.sources(view, frame);
    return sources === undefined || sources.some(({ value }) => value.kind === 'call' && value.target.name === 'getButton');
  });
}

/** What must have happened before code presses a button of the dialog that an edge comes from; which button that is, is not looked at. */
export function pressed(solving: Solving, { from }: Edge): Outcome {
  const { presses, constants } = solving.input;
  const { program } = constants.methods;
  const scene = outermost(program.method(from).class);
  return presses
    .filter(({ method }) => outermost(program.method(method).class) === scene)
    .map((place) => both(UNCLEAR, solving.at(place)))
    .reduce(either, NEVER as Outcome);
}
