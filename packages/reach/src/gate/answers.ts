import { type Button, type ButtonContext, findButtons, isNear } from './buttons.ts';
import type { CallPlace } from './calls-named.ts';
import { isPrivacy } from './labels.ts';
import type { Scene } from './scenes.ts';
import { WINDOWS } from './screen-types.ts';

/** A button that answers a question for consent. */
export interface ConsentAnswer {
  readonly button: Button;
  /** `maybe`: beside a button that only closes the question. */
  readonly says: 'agree' | 'maybe' | 'refuse';
}

/** The questions of an app: their buttons, and where the first of them is asked. */
export interface Questions {
  readonly buttons: readonly Button[];
  readonly answers: readonly ConsentAnswer[];
  readonly scenes: readonly Scene[];
}

/** Which buttons answer a question for consent. Buttons that only acknowledge, or say nothing that is known, answer where another refuses. */
export function consentAnswers(context: ButtonContext): Questions {
  const buttons = findButtons(context);
  const near = buttons.filter((button) => isNear(context, buttons, button) && isOfPolicy(context, buttons, button));
  const answers = judged(near, (button) => counterparts(near, button));
  const answered = new Set(answers.filter(({ says }) => says === 'agree').map(({ button }) => button.scene.class));
  const elsewhere = buttons.filter(
    (button) => button.scene.policies.length > 0 && !near.includes(button) && !answered.has(button.scene.class),
  );
  const isWindow = (button: Button) => WINDOWS.some((window) => context.app.program.isSubtype(button.scene.class, window));
  const inWindows = judged(elsewhere.filter(isWindow), (button) => counterparts(elsewhere, button));
  const plain = judged(
    elsewhere.filter((button) => !isWindow(button) && button.label !== 'acknowledge' && button.isLabelled),
    (button) => counterparts(elsewhere, button),
  ).filter(({ button, says }) => says === 'refuse' || button.label === 'agree');
  const all = [...answers, ...inWindows, ...plain.map((answer) => (answer.button.kind === 'tap' ? answer : doubted(answer)))].map(
    (answer) => (isAboutPrivacy(context, answer) ? answer : doubted(answer)),
  );
  return { buttons, answers: all, scenes: [...new Set(all.map(({ button }) => button.scene))] };
}

const doubted = (answer: ConsentAnswer): ConsentAnswer => (answer.says === 'agree' ? { ...answer, says: 'maybe' } : answer);

/** Whether the rules named there are about personal information, and not those of a shop or a membership. */
function isAboutPrivacy({ words }: ButtonContext, { button }: ConsentAnswer): boolean {
  const { policies } = button.scene;
  return policies.length === 0 || policies.some(({ text }) => isPrivacy(words, text));
}

/** Buttons of the same question. */
const counterparts = (buttons: readonly Button[], button: Button): readonly Button[] =>
  buttons.filter(
    (other) =>
      other !== button &&
      other.scene === button.scene &&
      placeOf(other).method === placeOf(button).method &&
      (other.outer === undefined || samePlace(other.outer, button.outer)) &&
      (other.root === undefined || button.root === undefined || other.root === button.root),
  );

function judged(buttons: readonly Button[], others: (button: Button) => readonly Button[]): readonly ConsentAnswer[] {
  const answers: ConsentAnswer[] = [];
  for (const button of buttons) {
    const says = isRefusal(button) ? 'refuse' : agreementOf(button, others(button));
    if (says !== undefined) answers.push({ button, says });
  }
  return answers;
}

/** A plain yes is one by itself; a mere acknowledgement, or a text that is not known, only beside a plain no. */
function agreementOf(button: Button, others: readonly Button[]): 'agree' | 'maybe' | undefined {
  if (button.label === 'agree') return 'agree';
  if (button.kind === 'box' || (button.label !== 'acknowledge' && (button.kind !== 'positive' || button.isLabelled))) return undefined;
  if (others.some(({ label }) => label === 'refuse')) return 'agree';
  const isDialog = button.kind !== 'tap';
  return isDialog && others.some((other) => isRefusal(other)) ? 'maybe' : undefined;
}

const isRefusal = ({ label, kind }: Button): boolean => label === 'refuse' || (kind === 'negative' && label !== 'agree');

/** In a method that builds several dialogs, only the one that the policy text is given to asks; where that is not seen, only plain words count. */
function isOfPolicy(context: ButtonContext, buttons: readonly Button[], button: Button): boolean {
  const { method } = button.at;
  const roots = new Set(buttons.filter(({ at, root }) => at.method === method && root !== undefined).map(({ root }) => root));
  if (button.outer !== undefined || roots.size < 2 || button.root === undefined) return true;
  const frame = context.constants.frames.of(method);
  if (frame === undefined) return true;
  const { body } = frame.values;
  const given = button.scene.policies.filter(({ at }) => at.method === method).map(({ at }) => body.indexOf(at.instruction));
  const next = Math.min(...[...roots].filter((root) => root! > button.root!).map((root) => root!), body.count);
  return given.some((i) => i > button.root! && i < next) || button.label === 'agree';
}

const placeOf = ({ outer, at }: Button): CallPlace => outer ?? at;
const samePlace = (a: CallPlace, b: CallPlace | undefined): boolean =>
  b !== undefined && a.method === b.method && a.instruction === b.instruction;
