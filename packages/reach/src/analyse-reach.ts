import type { App } from '@touchstone/app-model';
import { CallEdges, ReachableCode, type Site } from '@touchstone/program';
import { ComponentStarts, startAims } from './components/index.ts';
import { ConstantValues } from './conditions/constant-values.ts';
import { Frames } from './conditions/frames.ts';
import type { Edge } from './edge.ts';
import { EntryFinder, entriesOf } from './entries/index.ts';
import type { Entries } from './entry.ts';
import { Evaluator } from './evaluate/index.ts';
import { GateSearch } from './gate/find-gate.ts';
import { guessedEdges } from './gate/guessed-edges.ts';
import { guessedStarts } from './gate/guessed-starts.ts';
import { settledWith } from './gate/guesses.ts';
import { ReadBacks } from './gate/read-backs.ts';
import { UnseenWrites } from './gate/unseen-writes.ts';
import { HandOverFinder } from './handovers/index.ts';
import { Origins } from './origins/index.ts';
import type { Reach, ReflectiveCall } from './reach.ts';
import { ReflectionFinder } from './reflection/index.ts';
import { answersOf } from './walk/answers.ts';
import { CallFrames } from './walk/call-frames.ts';
import { ClassUsers } from './walk/class-users.ts';
import { Contexts } from './walk/contexts.ts';
import { createdEdges } from './walk/created-edges.ts';
import { DeadCode } from './walk/dead-code.ts';
import { componentStarts, handOvers, madeComponents, reflection } from './walk/finders.ts';
import { hiddenEdges } from './walk/hidden-edges.ts';
import { KnownValues } from './walk/known-values.ts';
import { ObjectFields } from './walk/object-fields.ts';
import { OutEdges } from './walk/out-edges.ts';
import { Receivers } from './walk/receivers.ts';
import { Registries } from './walk/registries.ts';
import { Slice } from './walk/slice.ts';
import { Walk } from './walk/walk.ts';
import { withoutLibraries } from './without-libraries.ts';
import { XmlFiles } from './xml-files.ts';

/** Tables that the analysis looks things up in, and what a reflective call must name to be asked about. */
export interface ReachKnowledge {
  /** `data/lists/*.yaml` by name. */
  readonly lists: Readonly<Record<string, unknown>>;
  /** Whether a method that a reflective call names is one of those that are asked about. */
  matchesReflective(target: { readonly class: string; readonly name: string; readonly signature: string | undefined }): boolean;
}

/** Edges that a walk may look at, for each instruction of the app and for a small one. */
const WORK_PER_INSTRUCTION = 4;
const FREE_WORK = 1_000_000;

/** Which of the asked instructions can run, when, and before or behind the consent gate. Pure; the same for the same bytes. */
export function analyseReach(given: App, asked: readonly Pick<Site, 'method' | 'instruction'>[], knowledge: ReachKnowledge): Reach {
  const app = withoutLibraries(given, asked);
  const { program } = app;
  const entryFinder = new EntryFinder(app, knowledge.lists);
  const entries = entriesOf(entryFinder);
  const code = new ReachableCode(program.index);
  const classOf = (descriptor: string) => program.class(descriptor)?.id;
  code.add(seedsOf(entries, classOf));
  const origins = new Origins(program);
  const files = new XmlFiles(app);
  const starts = new ComponentStarts(entryFinder, entries, origins, knowledge.lists, files);
  const evaluator = new Evaluator(origins);
  evaluator.attach();
  const reflectiveCalls: ReflectiveCall[] = [];
  const reflective = new ReflectionFinder(origins, app, evaluator, (target) => knowledge.matchesReflective(target));
  const finders = [
    handOvers(new HandOverFinder(origins, knowledge.lists), program, code, knowledge.lists),
    componentStarts(starts),
    madeComponents(starts),
    reflection(reflective, program, code, reflectiveCalls),
  ];
  const users = new ClassUsers(program, code);
  const frames = new Frames(program);
  const search = new GateSearch(app, knowledge.lists, origins, frames, files, () => starts.open());
  const readBacks = search.mayAsk ? new ReadBacks(app) : undefined;
  if (readBacks !== undefined) code.add(readBacks.seeds(classOf));
  let calls = new CallEdges(code);
  const hidden = hiddenEdges(program, code, finders, (edges) => {
    if (!calls.isCurrent) calls = new CallEdges(code);
    const wanted = [...asked, ...reflectiveCalls.filter(({ target }) => knowledge.matchesReflective(target))].map(
      ({ method }) => method.id,
    );
    if (search.mayAsk) for (const { method } of starts.open()) wanted.push(method);
    return slicedFor(wanted, search, readBacks, (methods) => new Slice(program, code, calls, users, edges, methods));
  });
  const { slice } = hidden;
  const guesses = search.mayAsk
    ? [
        ...guessedEdges(program, code, slice, search.unseenClasses),
        ...guessedStarts(starts.open(), entries, code, slice),
        ...(readBacks?.guesses(slice) ?? []),
      ]
    : [];
  const sure = [...hidden.edges, ...createdEdges(program, code, calls, slice, hidden)];
  const mayBeMeant = [...new Set(guesses.map(({ targets }) => targets))].flat();
  const fromOutside = new Set([...entries.roots.map(({ method }) => method.id), ...[...sure, ...mayBeMeant].map(({ to }) => to)]);
  const constants = new ConstantValues(frames, origins.methods);
  const objects = new ObjectFields(constants);
  const isFromOutside = (method: number) => fromOutside.has(method);
  const values = new KnownValues(program, origins.methods, frames, objects, calls, isFromOutside, new UnseenWrites(constants));
  const dead = new DeadCode(frames, values);
  const receivers = new Receivers(program, origins);
  const outWith = (edges: readonly Edge[]) => new OutEdges(program, code, calls, slice, dead, edges, receivers, hidden.onlyHanded);
  const known = outWith(sure);
  const { gate, all } = settledWith(guesses, (guessed) => {
    const out = guessed === undefined || guessed.length === 0 ? known : outWith([...sure, ...guessed]);
    const edgesOf = (method: number) => out.of(method).edges;
    return { gate: search.settle(entries.roots, edgesOf, hidden.edges, guessed !== undefined), all: out };
  });
  // a guess only unsettles what lies behind a gate: where there is none it would accuse an app of what it need not do
  const out = gate.gate.found ? all : known;
  const contexts = new Contexts(
    out,
    receivers,
    new CallFrames(frames, origins.methods, values, objects, new Registries(constants, objects), dead, out),
  );
  const work = program.counts.instructions * WORK_PER_INSTRUCTION + FREE_WORK;
  const walk = new Walk(program, code, slice, out, contexts, gate, entries.roots, work);
  return {
    gate: gate.gate,
    answersFor: (site) => answersOf(program, walk, gate, dead, site),
    aimsOf: (site, operand) => startAims(app, origins, site, operand),
    canRun: ({ id }) => code.isReached[id] === 1,
    reflectiveCalls,
    entries: entries.roots,
    unresolved: hidden.unresolved,
    // Answers are worked out when they are asked for, and may still come to such an end.
    get isPartial() {
      // Code without an entry is started by somebody else (a test harness, a plug-in's host): that nothing leads to it proves nothing.
      return walk.isPartial || out.isCut || origins.methods.isCut || entries.roots.length === 0;
    },
  };
}

/** Rounds in which fields that branches test, and methods that the platform runs unseen, bring in who writes and runs them, and so further ones. */
const MOST_ROUNDS = 3;

/** The slice of what is asked and of what decides about the consent gate. */
function slicedFor(
  asked: readonly number[],
  search: GateSearch,
  readBacks: ReadBacks | undefined,
  sliceOf: (methods: ReadonlySet<number>) => Slice,
): Slice {
  const wanted = new Set([...asked, ...search.asked.map(({ method }) => method)]);
  let slice = sliceOf(wanted);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = wanted.size;
    for (const { method } of search.testedFields(slice.methods())) wanted.add(method);
    for (const { method } of readBacks?.places(slice) ?? []) wanted.add(method);
    if (wanted.size === before) break;
    slice = sliceOf(wanted);
  }
  return slice;
}

function seedsOf({ roots, started }: Entries, classOf: (descriptor: string) => number | undefined) {
  const all = [...roots, ...[...started.values()].flat()];
  return {
    methods: all.map(({ method }) => method.id),
    classes: all.map(({ instanceOf }) => classOf(instanceOf)).filter((c) => c !== undefined),
  };
}
