import type { App } from '@touchstone/app-model';
import type { OpenStart } from '../components/component-starts.ts';
import { ConstantValues } from '../conditions/constant-values.ts';
import { Frames } from '../conditions/frames.ts';
import { NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import { componentClass } from '../entries/component-roots.ts';
import type { Entry } from '../entry.ts';
import type { Origins } from '../origins/origins.ts';
import { XmlFiles } from '../xml-files.ts';
import { Agreement } from './agreement.ts';
import { consentAnswers, type Questions } from './answers.ts';
import type { ButtonContext } from './buttons.ts';
import { type CallPlace, callsNamed } from './calls-named.ts';
import { variablePlaces } from './captured-variables.ts';
import { cellPlaces } from './cells.ts';
import { consentGate } from './consent-gate.ts';
import { EdgeNeeds } from './edge-needs.ts';
import { FlagStores } from './flag-stores.ts';
import { GateEdges } from './gate-edges.ts';
import { type GateWords, gateWords } from './gate-words.ts';
import { BagPuts } from './intent-puts.ts';
import { isConsentName } from './labels.ts';
import { Layouts } from './layouts.ts';
import { answeredListeners, madeListeners } from './listeners.ts';
import { localSends } from './local-broadcasts.ts';
import { modalScreens } from './modal-screens.ts';
import { pendingPlaces } from './pending.ts';
import { buttonPresses, type Press } from './pressed-buttons.ts';
import { ReceivedBags } from './received-bags.ts';
import { outermost, Scenes } from './scenes.ts';
import { type Switch, switchesIn } from './sdk-switches.ts';
import { type Gate, noGate, SettledGate } from './settled-gate.ts';
import { arrayPlaces } from './shared-arrays.ts';
import { StoreDefaults } from './store-defaults.ts';
import { removals } from './store-listeners.ts';
import { FieldSearch } from './tested-fields.ts';
import { type UnseenClass, unseenClasses } from './unseen-classes.ts';
import { UnseenWrites } from './unseen-writes.ts';
import { Views } from './views.ts';
import { waitPlaces } from './waits.ts';

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
   * @param hidden edges that no call instruction shows, also those that lead nowhere else
   * @param isWhole whether `edgesOf` has all that calls may lead to which name what is not known */
  settle(roots: readonly Entry[], edgesOf: (method: number) => readonly Edge[], hidden: readonly Edge[] = [], isWhole = true): Gate {
    const { program } = this.app;
    if (!this.mayAsk) return noGate(this.#switches);
    const answered = answeredListeners(this.questions, this.#constants);
    const edges = new GateEdges(this.questions, answered, madeListeners(this.questions, this.#constants), (method) =>
      program.method(method),
    );
    const modal = modalScreens(this.app, this.questions, this.#constants);
    const needs = new EdgeNeeds(this.app, this.words, this.#scenes, this.#views, edges, modal);
    const own = startedByName(hidden, this.#opens());
    const reflected = new Map<string, number[]>();
    for (const { from, instruction, to, how } of hidden) {
      if (how !== 'reflection') continue;
      const key = `${from} ${instruction}`;
      reflected.set(key, [...(reflected.get(key) ?? []), to]);
    }
    const rootStates = new Map<number, Outcome>();
    for (const root of roots)
      rootStates.set(root.method.id, Math.max(rootStates.get(root.method.id) ?? NEVER, needs.ofRoot(root)) as Outcome);
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
      outcomeOf: (edge) => needs.of(edge),
      edgesOf,
      reflected: (method, instruction) => reflected.get(`${method} ${instruction}`) ?? [],
    });
    const gate = consentGate({
      app: this.app,
      words: this.words,
      questions: this.questions,
      flags: this.#flags,
      agreement,
      layoutQuestions: needs.questions,
      policiesOf: (method) => this.#scenes.of(program.method(method).class).policies.map(({ text }) => text),
    });
    return new SettledGate(gate, agreement, this.#constants, this.#flags, this.#switches, isWhole ? this.#unseenClasses : undefined);
  }
}

/** Longer texts are no names. */
const LONGEST_NAME = 200;

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
