import type { App } from '@touchstone/app-model';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Frame, givenTo } from '../conditions/frames.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Callers } from '../origins/callers.ts';
import { type CallPlace, callsNamed } from './calls-named.ts';
import type { ButtonKind, GateWords } from './gate-words.ts';
import { isConsentName, isPolicy, type Label, labelOf } from './labels.ts';
import { outermost, type Scene, type Scenes } from './scenes.ts';
import { SCREENS, WINDOWS } from './screen-types.ts';
import type { ViewIdentity, Views } from './views.ts';

export type Shown = 'policy' | 'some-policy' | 'no-policy';

/** A button with its listener, as a call makes them known. */
export interface Button {
  readonly at: CallPlace;
  /** `box` is ticked and unticked by the same listener. */
  readonly kind: ButtonKind | 'tap' | 'box';
  readonly label: Label;
  /** Whether a text, of the button or its view, is behind `label`, and not only a name. */
  readonly isLabelled: boolean;
  readonly view: ViewIdentity | undefined;
  /** What a dialog passes to the listener for this button. */
  readonly which: number | undefined;
  /** Values that may be the listener: in the method of `at`, or of `outer` when that passes it on. */
  readonly listeners: readonly Value[];
  /** The object whose button it is, when made in the same method: the instruction that makes it. */
  readonly root: number | undefined;
  readonly scene: Scene;
  /** Where a wrapper is called that passes the label on. */
  readonly outer: CallPlace | undefined;
  /** Whether that call is given a policy text. */
  readonly isOuterAsking: boolean;
  /** Whether texts that are shown where the button is made, and come from elsewhere, name a policy: always, for some callers, or never. */
  readonly shows: Shown;
}

const WHICH: Readonly<Record<string, number>> = { positive: -1, negative: -2, neutral: -3 };
const BY_WHICH: ReadonlyMap<number, ButtonKind> = new Map([
  [-1, 'positive'],
  [-2, 'negative'],
  [-3, 'neutral'],
]);
const BY_CONSTANT: ReadonlyMap<string, ButtonKind> = new Map([
  ['BUTTON_POSITIVE', 'positive'],
  ['BUTTON_NEGATIVE', 'negative'],
  ['BUTTON_NEUTRAL', 'neutral'],
]);
const MOST_CALLERS = 64;
const MOST_BUTTONS = 4_000;

export interface ButtonContext {
  readonly app: App;
  readonly words: GateWords;
  readonly scenes: Scenes;
  readonly views: Views;
  readonly constants: ConstantValues;
  readonly callers: (method: number) => ReturnType<Callers['of']>;
}

/** Buttons of dialogs anywhere, and views with a listener in scenes that show a policy. */
export function findButtons(context: ButtonContext): readonly Button[] {
  const buttons: Button[] = [];
  const { program } = context.app;
  const add = (found: readonly Button[]) => {
    if (buttons.length < MOST_BUTTONS) buttons.push(...found);
  };
  for (const [name, kind] of context.words.buttons) for (const place of callsNamed(program, name)) add(dialogButtons(context, place, kind));
  for (const place of callsNamed(program, 'setButton')) add(dialogButtons(context, place, undefined));
  const taps = context.words.taps.flatMap((name) => callsNamed(program, name));
  for (const place of likelyFirst(context, taps)) add(tapped(context, place, 'tap'));
  for (const place of likelyFirst(context, callsNamed(program, 'setOnCheckedChangeListener'))) add(tapped(context, place, 'box'));
  return buttons;
}

/** Places in classes that speak of consent come first, then windows and screens: only so many layouts are opened. */
function likelyFirst({ app: { program }, words, scenes }: ButtonContext, places: readonly CallPlace[]): readonly CallPlace[] {
  const ranks = new Map<string, number>();
  const rankOf = ({ method }: CallPlace): number => {
    const owner = outermost(program.method(method).class);
    let rank = ranks.get(owner);
    if (rank === undefined) {
      const isA = (types: readonly string[]) => types.some((type) => program.isSubtype(owner, type));
      if (scenes.namesPolicyInCode(owner) || isConsentName(words, owner.slice(owner.lastIndexOf('/')))) rank = 0;
      else rank = isA(WINDOWS) ? 1 : isA(SCREENS) ? 2 : 3;
      ranks.set(owner, rank);
    }
    return rank;
  };
  const ranked = places.map((place, i) => ({ place, i, rank: rankOf(place) }));
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ place }) => place);
}

function dialogButtons(context: ButtonContext, at: CallPlace, named: ButtonKind | undefined): readonly Button[] {
  const found = callAt(context, at);
  if (found === undefined) return [];
  const { call, frame } = found;
  const kind = named ?? kindOf(context, call, frame);
  if (kind === undefined) return [];
  const direct = dialogButton(context, at, kind, call, frame, undefined);
  if (direct.scene.policies.some((policy) => policy.at.method === at.method)) return [direct];
  const shows = shownTexts(context, frame);
  if (shows !== 'no-policy') return [{ ...direct, shows }];
  if (direct.scene.policies.length > 0) return [direct];
  if (direct.label !== 'other' || direct.isLabelled) return [direct];
  return [direct, ...throughWrapper(context, at, kind, call, frame)];
}

/** The label comes in as a parameter: what each caller of the method gives. */
function throughWrapper(context: ButtonContext, at: CallPlace, kind: ButtonKind, call: CallValue, frame: Frame): readonly Button[] {
  const buttons: Button[] = [];
  for (const caller of likelyCallers(context, at.method)) {
    const outer = context.constants.frames.of(caller.method);
    if (outer === undefined) continue;
    const given = outer.values.argumentsAt(outer.values.body.indexOf(caller.at));
    const inner = context.constants.frames.called(at.method, outer, given);
    if (inner !== undefined) buttons.push(dialogButton(context, at, kind, call, inner, { method: caller.method, instruction: caller.at }));
  }
  return frame.method.id === at.method ? buttons : [];
}

/** Callers of a wrapper, those in classes that name a policy first. Of many, the last stands for all that are not looked at. */
function likelyCallers({ app: { program }, scenes, callers }: ButtonContext, wrapper: number) {
  const all = callers(wrapper).callers.filter(({ isCapture }) => !isCapture);
  if (all.length <= MOST_CALLERS) return all;
  const isLikely = ({ method }: (typeof all)[number]) => scenes.namesPolicyInCode(outermost(program.method(method).class));
  const ranked = [...all.filter(isLikely), ...all.filter((caller) => !isLikely(caller))];
  return [...ranked.slice(0, MOST_CALLERS), ranked.at(-1)!];
}

function dialogButton(
  context: ButtonContext,
  at: CallPlace,
  kind: ButtonKind,
  call: CallValue,
  frame: Frame,
  outer: CallPlace | undefined,
): Button {
  const given = call.arguments.slice(call.how === 'static' ? 0 : 1);
  const texts = given.flatMap((value) => context.views.textsOf(value, frame));
  const place = outer ?? at;
  return {
    at,
    kind,
    label: strongest(given.map((value) => surest(labelsOf(context, value, frame)))),
    isLabelled: texts.length > 0,
    view: undefined,
    which: WHICH[kind],
    listeners: outer === undefined ? given.filter(isListener) : given.flatMap((value) => handedOn(value, frame)).filter(isListener),
    root: rootOf(call),
    scene: context.scenes.of(context.app.program.method(place.method).class),
    outer,
    shows: 'no-policy',
    isOuterAsking: (frame.given ?? []).some((bound) =>
      context.views.textsOf(bound.value, bound.frame).some((text) => isPolicy(context.words, text)),
    ),
  };
}

function tapped(context: ButtonContext, at: CallPlace, kind: 'tap' | 'box'): readonly Button[] {
  const scene = context.scenes.of(context.app.program.method(at.method).class);
  if (scene.policies.length === 0) return [];
  const found = callAt(context, at);
  if (found === undefined) return [];
  const { call, frame } = found;
  const receiver = call.arguments[0];
  if (receiver === undefined) return [];
  const view = context.views.identify(receiver, frame);
  const isBox = kind === 'box' || context.views.isBox(scene, view);
  const isLabelled = context.views.shown(scene, view).length > 0;
  const label = isBox ? (context.views.isConsentBox(scene, view) ? 'agree' : 'other') : context.views.label(scene, view);
  const listeners = call.arguments.slice(1).filter(isListener);
  return [
    {
      at,
      kind: isBox ? 'box' : 'tap',
      label,
      isLabelled,
      view,
      which: undefined,
      listeners,
      root: undefined,
      scene,
      outer: undefined,
      isOuterAsking: false,
      shows: 'no-policy',
    },
  ];
}

/** What the calls of a method are given to show, as far as it comes from fields and constructors. */
function shownTexts(context: ButtonContext, frame: Frame): Shown {
  const { body } = frame.values;
  let shows: Shown = 'no-policy';
  for (let i = 0; i < body.count && body.count <= MOST_INSTRUCTIONS; i++) {
    if (!body.isInvoke(i)) continue;
    for (const value of frame.values.argumentsAt(i)) {
      if (leaves(value).every(({ kind }) => kind !== 'field' && kind !== 'call')) continue;
      const texts = context.views.textsOf(value, frame);
      const policies = texts.filter((text) => isPolicy(context.words, text));
      if (policies.length === 0) continue;
      if (policies.length === texts.length) return 'policy';
      shows = 'some-policy';
    }
  }
  return shows;
}

const MOST_INSTRUCTIONS = 400;

/** What a wrapper's caller gives for a value; values that do not come from there stay. */
function handedOn(value: Value, frame: Frame): readonly Value[] {
  return leaves(value).map((leaf) => (leaf.kind === 'parameter' ? (givenTo(frame, leaf.index)?.value ?? leaf) : leaf));
}

/** `AlertDialog.setButton(which, …)`; deprecated ones have no number. */
function kindOf(context: ButtonContext, call: CallValue, frame: Frame): ButtonKind | undefined {
  const [leaf] = leaves(call.arguments[1] ?? call);
  if (leaf?.kind === 'field') return BY_CONSTANT.get(leaf.name);
  const [which] = context.constants.numbers(call.arguments[1] ?? call, frame) ?? [];
  return which === undefined ? undefined : BY_WHICH.get(which);
}

function callAt(
  context: ButtonContext,
  { method, instruction }: CallPlace,
): { readonly call: CallValue; readonly frame: Frame } | undefined {
  const frame = context.constants.frames.of(method);
  const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
  return frame !== undefined && call?.kind === 'call' ? { call, frame } : undefined;
}

/** Whether an argument can be an object that is called back. */
const isListener = (value: Value): boolean => leaves(value).some(({ kind }) => kind !== 'number' && kind !== 'text' && kind !== 'class');

/** Where the builder that calls are chained on is made. */
function rootOf(call: CallValue): number | undefined {
  let value: Value | undefined = call;
  for (let steps = 0; value !== undefined && steps < 64; steps++) {
    if (value.kind === 'new') return value.at;
    if (value.kind === 'choice') [value] = leaves(value);
    else if (value.kind === 'call' && value.how !== 'static') value = value.arguments[0];
    else return undefined;
  }
  return undefined;
}

/** Labels that a value may be, each in all its languages. */
function labelsOf({ views, words }: ButtonContext, value: Value, frame: Frame): readonly Label[] {
  const known = leaves(value).map((leaf) => views.textsOf(leaf, frame));
  if (known.every(({ length }) => length === 0)) return [];
  return known.map((texts) => strongest(texts.map((text) => labelOf(words, text))));
}

/** What a text says that may be one of several: yes only where each of them does. */
function surest(labels: readonly Label[]): Label {
  const doubt = (['leave', 'other'] as const).find((label) => labels.includes(label));
  return doubt !== undefined && !labels.includes('refuse') ? doubt : strongest(labels);
}

const strongest = (labels: readonly Label[]): Label =>
  (['refuse', 'agree', 'leave', 'acknowledge'] as const).find((label) => labels.includes(label)) ?? 'other';

/** Whether a policy is named where the button is made: in the same method, or given to the wrapper's call when there are several. */
export function isNear(context: ButtonContext, buttons: readonly Button[], button: Button): boolean {
  if (button.shows !== 'no-policy') return true;
  const { method } = button.outer ?? button.at;
  if (!button.scene.policies.some(({ at, text }) => at.method === method && isPolicy(context.words, text))) return false;
  if (button.outer === undefined || button.isOuterAsking) return true;
  const calls = new Set(buttons.flatMap(({ outer }) => (outer?.method === method ? [outer.instruction] : [])));
  return calls.size === 1;
}
