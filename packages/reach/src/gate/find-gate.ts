import type { App } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import { ConstantValues } from '../conditions/constant-values.ts';
import { Frames } from '../conditions/frames.ts';
import { leaves } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { Entry } from '../entry.ts';
import type { Origins } from '../origins/origins.ts';
import type { ConsentGate, Guard } from '../reach.ts';
import type { GateState } from '../trigger.ts';
import { Agreement } from './agreement.ts';
import { consentAnswers, type Questions } from './answers.ts';
import type { ButtonContext } from './buttons.ts';
import { type CallPlace, callsNamed } from './calls-named.ts';
import { consentGate } from './consent-gate.ts';
import { FlagStores } from './flag-stores.ts';
import { GateEdges } from './gate-edges.ts';
import { type GateWords, gateWords } from './gate-words.ts';
import { guardOf } from './guards.ts';
import { isConsentName } from './labels.ts';
import { Layouts } from './layouts.ts';
import { AGREED, FREE, NEVER, type Outcome, UNCLEAR } from './outcome.ts';
import { Scenes } from './scenes.ts';
import { type Switch, switchesIn } from './sdk-switches.ts';
import { testedFields } from './tested-fields.ts';
import { Views } from './views.ts';

/** What stands between a chain and what it leads to, at one place. */
export interface Guarded {
  readonly state: Exclude<GateState, 'before-gate'>;
  readonly guard: Guard | undefined;
  /** Why it cannot be said, for `undecided`. */
  readonly why: string | undefined;
}

/** The consent gate of an app as the walk asks for it. */
export interface Gate {
  readonly gate: ConsentGate;
  /** SDK switches that the app calls, with what must have happened before. */
  readonly switches: readonly (Switch & { readonly state: GateState | 'never' })[];
  /** What guards an instruction inside its method; undefined when nothing does. */
  stateAt(method: number, instruction: number): Guarded | undefined;
  /** What the edge itself passes, such as the button that says yes; undefined for nothing. */
  stateOf(edge: Edge): Guarded | undefined;
  /** Whether an instruction can never run, whatever happens. */
  isDead(method: number, instruction: number): boolean;
  /** A root that only an agreeing view of a layout calls. */
  stateOfRoot(method: number): Guarded | undefined;
}

/** The first half of the search, before anything is known about who calls whom. */
export class GateSearch {
  readonly app: App;
  readonly words: GateWords;
  readonly questions: Questions;
  /** Places that must be in the slice: answers stored, listeners given, switches called, results set. */
  readonly asked: readonly CallPlace[];
  readonly #constants: ConstantValues;
  readonly #scenes: Scenes;
  readonly #views: Views;
  readonly #flags: FlagStores;
  readonly #switches: readonly Switch[];
  readonly #results: { readonly given: readonly CallPlace[]; readonly asked: number };

  /** @param lists `knowledge.lists`; of these `consent-gate` and `sdk-switches` are read */
  constructor(app: App, lists: Readonly<Record<string, unknown>>, origins: Origins) {
    this.app = app;
    this.words = gateWords(lists['consent-gate']);
    const layouts = new Layouts(app);
    const callers = (method: number) => origins.callers(app.program.method(method));
    this.#constants = new ConstantValues(new Frames(app.program), origins.methods);
    this.#scenes = new Scenes(app, this.words, layouts);
    this.#views = new Views(this.#constants, layouts, this.words);
    this.#flags = new FlagStores(app.program, this.#constants, this.words, callers);
    const context: ButtonContext = {
      app,
      words: this.words,
      scenes: this.#scenes,
      views: this.#views,
      constants: this.#constants,
      callers,
    };
    this.questions = consentAnswers(context);
    this.#switches = switchesIn(app, lists['sdk-switches']);
    this.#results = { given: callsNamed(app.program, 'setResult'), asked: openedForResult(app) };
    const writes = [...this.#flags.keys()].flatMap((key) => this.#flags.writesOf(key).flatMap(({ path }) => path));
    this.asked = distinct([
      ...this.questions.answers.map(({ button }) => button.at),
      ...writes,
      ...this.#switches.map(({ at }) => at),
      ...this.#results.given,
    ]);
  }

  /** Where the fields are written that branches of these methods test; they must be in the slice too. */
  testedFields(methods: Iterable<number>): readonly CallPlace[] {
    return testedFields(this.#constants, methods);
  }

  /** @param roots what runs although nothing calls it @param edgesOf what a method sets going, the same each time */
  settle(roots: readonly Entry[], edgesOf: (method: number) => readonly Edge[]): Gate {
    const { program } = this.app;
    const answered = answeredListeners(this.questions, this.#constants);
    const edges = new GateEdges(this.questions, answered, (method) => program.method(method).class);
    const rootStates = new Map<number, Outcome>();
    for (const root of roots)
      rootStates.set(root.method.id, Math.max(rootStates.get(root.method.id) ?? NEVER, this.#rootOutcome(root)) as Outcome);
    const agreement = new Agreement({
      constants: this.#constants,
      flags: this.#flags,
      edges,
      scenes: this.#scenes,
      views: this.#views,
      boxes: this.words.boxes,
      results: this.#results,
      roots: [...rootStates].map(([method, outcome]) => ({ method, outcome })),
      isAskedByPage: (method) => this.#isAskedByPage(program.method(method)),
      edgesOf,
    });
    const guardedBy = (outcome: Outcome, guard: () => Guard | undefined): Guarded | undefined => {
      if (outcome === FREE) return undefined;
      if (outcome === AGREED && !agreement.isSpent) return { state: 'behind-gate', guard: guard(), why: undefined };
      return { state: 'undecided', guard: guard(), why: agreement.isSpent ? WHY_SPENT : WHY_UNCLEAR };
    };
    return {
      gate: consentGate(this.app, this.words, this.questions, this.#flags, agreement),
      switches: this.#switches.map((one) => ({ ...one, state: STATES[agreement.at(one.at)] })),
      stateAt: (method, instruction) => {
        const outcome = agreement.within(method, instruction);
        return outcome === NEVER
          ? undefined
          : guardedBy(outcome, () => guardOf(agreement, this.#constants, this.#flags, program.method(method), instruction));
      },
      stateOf: (edge) => {
        const outcome = agreement.passes(edge);
        const guard: Guard = {
          method: program.method(edge.from),
          instruction: edge.instruction,
          kind: 'agree-callback',
          what: edge.because,
        };
        return outcome === NEVER ? undefined : guardedBy(outcome, () => guard);
      },
      isDead: (method, instruction) => !agreement.isSpent && agreement.within(method, instruction) === NEVER,
      stateOfRoot: (method) => guardedBy(rootStates.get(method) ?? FREE, () => undefined),
    };
  }

  /** A method that a layout names: what the views say that name it. */
  #rootOutcome({ method, because }: Entry): Outcome {
    if (because.how === 'web-bridge' && isConsentName(this.words, method.name)) return UNCLEAR;
    if (because.how !== 'layout-on-click') return FREE;
    const scene = this.#scenes.of(method.class);
    const views = scene.views.filter(({ onClick }) => onClick === method.name);
    if (scene.policies.length === 0 || views.length === 0) return FREE;
    const labels = views.map(({ id }) => this.#views.label(scene, { ids: new Set([id]), keys: new Set() }));
    return labels.every((label) => label === 'agree') ? AGREED : FREE;
  }

  #isAskedByPage(method: Method): boolean {
    if (!isConsentName(this.words, method.name)) return false;
    return (
      this.app.program
        .class(method.class)
        ?.annotations()
        .some(({ type, member }) => type === BRIDGE && member === method.name) === true
    );
  }
}

const BRIDGE = 'Landroid/webkit/JavascriptInterface;';
const WHY_SPENT = 'the conditions before it are more than were looked at';
const WHY_UNCLEAR = 'a stored answer or a wrapper decides, and not all that sets it is seen';
const STATES = ['never', 'behind-gate', 'undecided', 'before-gate'] as const;

/** Listeners that are made for an agreeing button and for nothing else. */
function answeredListeners({ answers }: Questions, constants: ConstantValues): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const { methods } = constants;
  for (const { button, says } of answers) {
    if (says !== 'agree' || button.kind === 'box' || button.outer !== undefined) continue;
    for (const listener of button.listeners.flatMap(leaves)) {
      if (listener.kind === 'lambda' && listener.body !== undefined) {
        const body = methods.resolve(listener.body.class, listener.body.name, listener.body.signature);
        if (body !== undefined && methods.program.callsTo(listener.body).length === 1) found.set(body.id, button.scene.class);
      }
      if (listener.kind !== 'new' || methods.program.allocationsOf(listener.class).length !== 1) continue;
      for (const method of methods.classOf(listener.class)?.methods() ?? []) {
        if (!method.name.startsWith('<') && methods.isCallback(method)) found.set(method.id, button.scene.class);
      }
    }
  }
  return found;
}

/** Calls that open a screen for a result, those of libraries left out. */
function openedForResult(app: App): number {
  const places = callsNamed(app.program, 'startActivityForResult');
  return places.filter(({ method }) => !/^L(?:androidx?|com\/google\/android)\//.test(app.program.method(method).class)).length;
}

function distinct(places: readonly CallPlace[]): readonly CallPlace[] {
  const found = new Map(places.map((place) => [`${place.method} ${place.instruction}`, place]));
  return [...found.values()].sort((a, b) => a.method - b.method || a.instruction - b.instruction);
}
