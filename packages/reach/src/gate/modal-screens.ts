import type { App } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { leaves } from '../conditions/value.ts';
import type { ConsentAnswer, Questions } from './answers.ts';
import { outermost } from './scenes.ts';

const MOST_CALLS = 40;
const LEAVES: ReadonlySet<string> = new Set([
  'finish',
  'finishAffinity',
  'finishAndRemoveTask',
  'exit',
  'killProcess',
  'moveTaskToBack',
  'finishAllActivity',
  'exitApp',
  'onBackPressed',
]);

/**
 * Screens, by their outermost class, over which a question stands that cannot be got rid of without answering: nobody can tap
 * what is below it. No branch says so, which is why what a tap there sets going is only not decided.
 */
export function modalScreens(app: App, { answers }: Questions, constants: ConstantValues): ReadonlySet<string> {
  const screens = new Set<string>();
  const agreeing = answers.filter(({ says, button }) => says === 'agree' && button.kind !== 'tap' && button.kind !== 'box');
  for (const answer of agreeing) {
    const { scene } = answer.button;
    const refusals = answers.filter(({ says, button }) => says === 'refuse' && button.scene === scene);
    if (!cannotBeCancelled(app, answer) || refusals.length === 0 || !refusals.every((refusal) => leavesApp(refusal, constants))) continue;
    screens.add(scene.class);
    for (const site of app.program.allocationsOf(scene.class)) screens.add(outermost(site.method.class));
  }
  return screens;
}

function cannotBeCancelled(app: App, { button }: ConsentAnswer): boolean {
  const { method } = button.outer ?? button.at;
  return app.program.callsIn(app.program.method(method)).some((call) => {
    const given = call.target.name === 'setCancelable' ? call.argument(0) : undefined;
    return given?.kind === 'number' && given.value === 0;
  });
}

/** Whether a refusal leaves the app. */
function leavesApp({ button }: ConsentAnswer, constants: ConstantValues): boolean {
  const { methods } = constants;
  return button.listeners.flatMap(leaves).some((listener) => {
    const bodies =
      listener.kind === 'lambda' && listener.body !== undefined
        ? [methods.resolve(listener.body.class, listener.body)]
        : listener.kind === 'new'
          ? (methods.classOf(listener.class)?.methods() ?? [])
          : [];
    return bodies.some((body) => body !== undefined && isLeaving(body, constants, DEEPEST));
  });
}

function isLeaving(method: Method, constants: ConstantValues, depth: number): boolean {
  const { methods } = constants;
  return methods.program
    .callsIn(method)
    .slice(0, MOST_CALLS)
    .some(({ target }) => {
      if (LEAVES.has(target.name)) return true;
      const callee = depth > 0 ? methods.resolve(target.class, target) : undefined;
      return callee?.hasCode === true && isLeaving(callee, constants, depth - 1);
    });
}

/** From the listener to the call that leaves: bodies of lambdas, and methods of the screen. */
const DEEPEST = 4;
