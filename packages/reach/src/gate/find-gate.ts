import type { App } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import type { OpenStart } from '../components/component-starts.ts';
import { ConstantValues } from '../conditions/constant-values.ts';
import { Frames } from '../conditions/frames.ts';
import { AGREED, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import { componentClass } from '../entries/component-roots.ts';
import type { Entry } from '../entry.ts';
import type { Origins } from '../origins/origins.ts';
import type { ConsentGate, Guard } from '../reach.ts';
import type { GateState } from '../trigger.ts';
import type { Blind, Guarded } from '../walk/gate-view.ts';
import { XmlFiles } from '../xml-files.ts';
import { Agreement } from './agreement.ts';
import { consentAnswers, type Questions } from './answers.ts';
import type { ButtonContext } from './buttons.ts';
import { type CallPlace, callsNamed } from './calls-named.ts';
import { variablePlaces } from './captured-variables.ts';
import { cellPlaces } from './cells.ts';
import { consentGate } from './consent-gate.ts';
import { FlagStores } from './flag-stores.ts';
import { GateEdges } from './gate-edges.ts';
import { type GateWords, gateWords } from './gate-words.ts';
import { guardOf } from './guards.ts';
import { BagPuts } from './intent-puts.ts';
import { isConsentName, labelOf } from './labels.ts';
import { Layouts } from './layouts.ts';
import { answeredListeners, madeListeners } from './listeners.ts';
import { localSends } from './local-broadcasts.ts';
import { modalScreens } from './modal-screens.ts';
import { pendingPlaces } from './pending.ts';
import { buttonPresses, type Press } from './pressed-buttons.ts';
import { ReceivedBags } from './received-bags.ts';
import { outermost, Scenes } from './scenes.ts';
import { type Switch, switchesIn } from './sdk-switches.ts';
import { arrayPlaces } from './shared-arrays.ts';
import { StoreDefaults } from './store-defaults.ts';
import { removals } from './store-listeners.ts';
import { FieldSearch } from './tested-fields.ts';
import { type UnseenClass, unseenClasses } from './unseen-classes.ts';
import { UnseenWrites } from './unseen-writes.ts';
import { Views } from './views.ts';
import { waitPlaces } from './waits.ts';

/** The consent gate of an app as the walk asks for it. */
export interface Gate {
  readonly gate: ConsentGate;
  /** SDK switches that the app calls, with what must have happened before. */
  readonly switches: readonly (Switch & { readonly state: GateState | 'never' })[];
  /** What guards an instruction inside its method; undefined when nothing does. */
  stateAt(method: number, instruction: number): Guarded | undefined;
  /** What the edge itself passes, such as the button that says yes; undefined for nothing. */
  stateOf(edge: Edge): Guarded | undefined;
  /** Set where code that loads a class which is not known, and does with it what is not seen, may run before anybody agreed: it may run anything. */
  readonly blind: Blind | undefined;
  /** Whether an instruction can never run, whatever happens. */
  isDead(method: number, instruction: number): boolean;
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
  readonly #defaults: StoreDefaults;
  readonly #fields: FieldSearch;
  readonly #switches: readonly Switch[];
  /** An app that names no rules and stores no answer cannot ask: nothing of it needs to be looked at closely. */
  readonly mayAsk: boolean;
  readonly #results: { readonly given: readonly CallPlace[]; readonly opening: readonly CallPlace[] };
  readonly #bags: BagPuts;
  readonly #received: ReceivedBags;
  readonly #hiddenWrites: UnseenWrites;
  #presses: readonly Press[] | undefined;
  #unseenClasses: readonly UnseenClass[] | undefined;
  readonly #opens: () => readonly OpenStart[];

  /** @param lists `knowledge.lists`; of these `consent-gate` and `sdk-switches` are read
   * @param opens calls of which it is not known what they start, as far as they were found */
  constructor(
    app: App,
    lists: Readonly<Record<string, unknown>>,
    origins: Origins,
    frames: Frames = new Frames(app.program),
    files: XmlFiles = new XmlFiles(app),
    opens: () => readonly OpenStart[] = () => [],
  ) {
    this.app = app;
    this.words = gateWords(lists['consent-gate']);
    const layouts = new Layouts(app, files);
    const callers = (method: number) => origins.callers(app.program.method(method));
    this.#constants = new ConstantValues(frames, origins.methods);
    this.#bags = new BagPuts(this.#constants);
    this.#received = new ReceivedBags(this.#constants, this.#bags);
    this.#hiddenWrites = new UnseenWrites(this.#constants);
    this.#opens = opens;
    const components = new Set((app.manifest?.components ?? []).map(componentClass));
    this.#fields = new FieldSearch(this.#constants, components, this.#received, this.#hiddenWrites, opens);
    this.#scenes = new Scenes(app, this.words, layouts);
    this.#views = new Views(this.#constants, layouts, this.words);
    this.#flags = new FlagStores(app.program, this.#constants, this.words, callers);
    this.#defaults = new StoreDefaults(app, this.#constants, layouts, files);
    this.#switches = switchesIn(app, lists['sdk-switches']);
    this.#presses = [];
    this.#unseenClasses = [];
    this.mayAsk = this.#scenes.namesPolicy() || [...this.#flags.keys()].some((key) => isConsentName(this.words, key));
    if (!this.mayAsk) {
      this.questions = { buttons: [], answers: [], scenes: [] };
      this.#results = { given: [], opening: [] };
      this.asked = this.#switches.map(({ at }) => at);
      return;
    }
    const context: ButtonContext = {
      app,
      words: this.words,
      scenes: this.#scenes,
      views: this.#views,
      constants: this.#constants,
      callers,
    };
    this.questions = consentAnswers(context);
    this.#results = { given: callsNamed(app.program, 'setResult'), opening: openedForResult(app) };
    const writes = [...this.#flags.keys()].flatMap((key) => this.#flags.writesOf(key).flatMap(({ path }) => path));
    this.#presses = buttonPresses(app.program, this.#constants);
    this.#unseenClasses = unseenClasses(app, origins, this.#constants);
    this.asked = distinct([
      ...this.questions.answers.map(({ button }) => button.at),
      ...writes,
      ...this.#unseenWrites(),
      ...this.#switches.map(({ at }) => at),
      ...this.#results.given,
      ...waitPlaces(app.program, this.words.waits),
      ...pendingPlaces(app.program, this.words.pending),
      ...cellPlaces(app.program, this.words.cells),
      ...variablePlaces(app.program),
      ...arrayPlaces(this.questions.scenes, this.#constants),
      ...(this.#presses ?? []).map(({ at }) => at),
      ...this.unseenClasses.map(({ at }) => at),
      ...localSends(app.program),
      ...removals(app.program),
      ...this.#defaults.places,
    ]);
  }

  /** Calls that give a class which is not known, or an object of one. */
  get unseenClasses(): readonly UnseenClass[] {
    return this.#unseenClasses ?? [];
  }

  /** What may be stored in a store of consent under a name that is not seen. */
  #unseenWrites(): readonly CallPlace[] {
    const keys = [...this.#flags.keys()].filter((key) => isConsentName(this.words, key));
    const named = keys.flatMap((key) => this.#flags.writesOf(key));
    const classes = new Set(named.map(({ frame }) => outermost(frame.method.class)));
    const stores = new Set(named.flatMap((write) => write.stores ?? []));
    const near = this.#flags
      .unnamed()
      .filter((write) => write.stores?.some((name) => stores.has(name)) ?? classes.has(outermost(write.frame.method.class)));
    return [...near.flatMap(({ path }) => path), ...keys.flatMap((key) => this.#flags.mayStore(key))];
  }

  /** Where the fields are written that branches of these methods test; they must be in the slice too. */
  testedFields(methods: Iterable<number>): readonly CallPlace[] {
    if (!this.mayAsk) return [];
    for (const place of this.asked) this.#fields.addGivenAt(place);
    for (const method of methods) this.#fields.addTestsOf(method);
    return this.#fields.writes();
  }

  /** @param roots what runs although nothing calls it @param edgesOf what a method sets going, the same each time
   * @param hidden edges that no call instruction shows, also those that lead nowhere else */
  settle(roots: readonly Entry[], edgesOf: (method: number) => readonly Edge[], hidden: readonly Edge[] = []): Gate {
    const { program } = this.app;
    if (!this.mayAsk) return { ...NO_GATE, switches: this.#switches.map((one) => ({ ...one, state: 'before-gate' })) };
    const answered = answeredListeners(this.questions, this.#constants);
    const edges = new GateEdges(this.questions, answered, madeListeners(this.questions, this.#constants), (method) =>
      program.method(method),
    );
    const modal = modalScreens(this.app, this.questions, this.#constants);
    const layoutQuestions: { readonly at: CallPlace; readonly texts: readonly string[] }[] = [];
    const own = startedByName(hidden, this.#opens());
    const reflected = new Map<string, number[]>();
    for (const { from, instruction, to, how } of hidden) {
      if (how !== 'reflection') continue;
      const key = `${from} ${instruction}`;
      reflected.set(key, [...(reflected.get(key) ?? []), to]);
    }
    const rootStates = new Map<number, Outcome>();
    for (const root of roots)
      rootStates.set(root.method.id, Math.max(rootStates.get(root.method.id) ?? NEVER, this.#rootOutcome(root)) as Outcome);
    const agreement = new Agreement({
      constants: this.#constants,
      flags: this.#flags,
      defaults: this.#defaults,
      edges,
      scenes: this.#scenes,
      asking: this.questions.scenes,
      views: this.#views,
      boxes: this.words.boxes,
      waits: this.words.waits,
      pending: this.words.pending,
      cells: this.words.cells,
      results: {
        given: this.#results.given,
        opened: this.#results.opening.length,
        ofOthers: this.#results.opening.filter(({ method, instruction }) => !own.has(`${method} ${instruction}`) && !own.has(`${method}`)),
      },
      opens: { starts: this.#opens(), isCovered: this.#fields.coversOpens },
      presses: this.#presses,
      bags: this.#bags,
      received: this.#received,
      unseenWrites: this.#hiddenWrites,
      coversBagsOf: (type) => this.#fields.coversBagsOf(type),
      roots: [...rootStates].map(([method, outcome]) => ({ method, outcome })),
      coversStarts: (type) => this.#fields.coversStarts(type),
      screens: new Set((this.app.manifest?.components ?? []).filter(({ type }) => type.startsWith('activity')).map(componentClass)),
      components: new Set((this.app.manifest?.components ?? []).map(componentClass)),
      rootTypes: new Set(roots.map(({ instanceOf }) => instanceOf)),
      given: () => this.#fields.argumentsGiven,
      isCovered: (field) => this.#fields.covers(field),
      isConsentName: (name) => name.length <= LONGEST_NAME && isConsentName(this.words, name),
      outcomeOf: (edge) => this.#outcomeOf(edge, edges, modal, layoutQuestions),
      edgesOf,
      reflected: (method, instruction) => reflected.get(`${method} ${instruction}`) ?? [],
    });
    const blind = this.#blind(agreement);
    const guardedBy = (
      outcome: Outcome,
      guard: () => Guard | undefined,
      opensAt: () => Guarded['opensAt'] = NOWHERE,
    ): Guarded | undefined => {
      if (outcome === FREE) return undefined;
      if (outcome === AGREED && !agreement.isSpent) return { state: 'behind-gate', guard: guard(), why: undefined, opensAt: opensAt() };
      return { state: 'undecided', guard: guard(), why: agreement.isSpent ? WHY_SPENT : WHY_UNCLEAR };
    };
    return {
      gate: consentGate({
        app: this.app,
        words: this.words,
        questions: this.questions,
        flags: this.#flags,
        agreement,
        layoutQuestions,
        policiesOf: (method) => this.#scenes.of(program.method(method).class).policies.map(({ text }) => text),
      }),
      switches: this.#switches.map((one) => ({ ...one, state: blindly(STATES[agreement.at(one.at)], blind) })),
      blind,
      stateAt: (method, instruction) => {
        const outcome = agreement.within(method, instruction);
        return outcome === NEVER
          ? undefined
          : guardedBy(
              outcome,
              () => guardOf(agreement, this.#constants, this.#flags, program.method(method), instruction),
              () => agreement.openings(method, instruction),
            );
      },
      stateOf: (edge) => {
        const outcome = agreement.passes(edge);
        const guard: Guard = {
          method: program.method(edge.from),
          instruction: edge.instruction,
          kind: 'agree-callback',
          what: edge.because,
        };
        if (edge.isGuessed === true && outcome > AGREED) return { state: 'undecided', guard: undefined, why: WHY_GUESSED };
        return outcome === NEVER ? undefined : guardedBy(outcome, () => guard);
      },
      isDead: (method, instruction) => !agreement.isSpent && agreement.within(method, instruction) === NEVER,
    };
  }

  #blind(agreement: Agreement): Blind | undefined {
    if (this.#unseenClasses === undefined) return { at: undefined };
    const open = this.#unseenClasses.find(({ at, isOpen }) => isOpen && agreement.at(at) > AGREED);
    return open === undefined ? undefined : { at: open.at };
  }

  #rootOutcome({ method, because }: Entry): Outcome {
    if (because.how === 'web-bridge' && isConsentName(this.words, method.name)) return UNCLEAR;
    return because.how === 'layout-on-click' && this.#isAgreeingView(method) ? AGREED : FREE;
  }

  #outcomeOf(
    edge: Edge,
    edges: GateEdges,
    modal: ReadonlySet<string>,
    found: { readonly at: CallPlace; readonly texts: readonly string[] }[],
  ): Outcome {
    if (edge.how === 'call' || edge.how === 'dispatch') return FREE;
    const { program } = this.app;
    const to = program.method(edge.to);
    if (edge.how === 'inflation' && this.#isAgreeingView(to)) {
      const at = { method: edge.from, instruction: edge.instruction };
      if (found.length === 0) found.push({ at, texts: this.#scenes.of(to.class).policies.map(({ text }) => text) });
      return AGREED;
    }
    if (this.#isAskedByPage(to)) return UNCLEAR;
    const isTap = edge.trigger === 'user-action' && (edge.how === 'inflation' || LISTENER.test(edge.because));
    const isBehindWindow = isTap && modal.has(outermost(program.method(edge.from).class)) && !edges.isAnswer(edge);
    return isBehindWindow ? UNCLEAR : FREE;
  }

  /** Whether all views of the scene's layouts that name the method say yes. */
  #isAgreeingView(method: Method): boolean {
    const scene = this.#scenes.of(method.class);
    const views = scene.views.filter(({ onClick }) => onClick === method.name);
    if (scene.policies.length === 0 || views.length === 0) return false;
    return views.every(({ id, texts }) => {
      const view = { ids: new Set(id === 0 ? [] : [id]), keys: new Set<string>() };
      if (texts.length > 0) return texts.every((text) => labelOf(this.words, text) === 'agree') && !this.#views.isRenamed(scene, view);
      return this.#views.label(scene, view) === 'agree';
    });
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

const NO_GATE: Omit<Gate, 'switches'> = {
  gate: { found: false, how: 'none', flag: undefined, site: undefined, texts: [] },
  stateAt: () => undefined,
  stateOf: () => undefined,
  blind: undefined,
  isDead: () => false,
};

/** Calls that give a view its listener; what is tapped elsewhere, as links and questions of the system, stands in front. */
const LISTENER = /\.(?:set|add)[A-Z]\w*(?:Listener|Watcher)$/;
const NOWHERE = () => undefined;
/** Longer texts are no names. */
const LONGEST_NAME = 200;
const BRIDGE = 'Landroid/webkit/JavascriptInterface;';
const WHY_SPENT = 'the conditions before it are more than were looked at';
const WHY_UNCLEAR = 'a stored answer or a wrapper decides, and not all that sets it is seen';
const WHY_GUESSED = 'what it names is not known where it runs before the gate, and it may name this';
const STATES = ['never', 'behind-gate', 'undecided', 'before-gate'] as const;

const blindly = (state: (typeof STATES)[number], blind: Blind | undefined) =>
  blind !== undefined && state === 'behind-gate' ? 'undecided' : state;

/** Calls that open a screen for a result, those of libraries left out. */
function openedForResult(app: App): readonly CallPlace[] {
  const places = callsNamed(app.program, 'startActivityForResult');
  return places.filter(({ method }) => !/^L(?:androidx?|com\/google\/android)\//.test(app.program.method(method).class));
}

/** Calls, and wrappers of calls, that start components of the app and nothing else. */
function startedByName(edges: readonly Edge[], opens: readonly OpenStart[]): ReadonlySet<string> {
  const starts = edges.filter(({ how, receiver }) => how === 'intent' && receiver !== undefined);
  const own = new Set(starts.flatMap(({ from, instruction, via = [] }) => [`${from} ${instruction}`, ...via.map((method) => `${method}`)]));
  for (const { method, instruction, via } of opens)
    for (const key of [`${method} ${instruction}`, ...via.map((wrapper) => `${wrapper}`)]) own.delete(key);
  return own;
}

function distinct(places: readonly CallPlace[]): readonly CallPlace[] {
  const found = new Map(places.map((place) => [`${place.method} ${place.instruction}`, place]));
  return [...found.values()].sort((a, b) => a.method - b.method || a.instruction - b.instruction);
}
