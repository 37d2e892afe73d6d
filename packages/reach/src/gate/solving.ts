import type { OpenStart } from '../components/component-starts.ts';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { CallValue, FieldValue, Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';
import type { Cells } from './cells.ts';
import type { FlagStores } from './flag-stores.ts';
import type { GateEdges } from './gate-edges.ts';
import type { CellRow, PendingRow, WaitRow } from './gate-words.ts';
import type { BagPuts } from './intent-puts.ts';
import type { IntentQuestions } from './intent-questions.ts';
import type { Passages, Passing } from './passages.ts';
import type { Press } from './pressed-buttons.ts';
import type { ReceivedBags } from './received-bags.ts';
import type { Rounds } from './rounds.ts';
import type { Scene, Scenes } from './scenes.ts';
import type { StoreDefaults } from './store-defaults.ts';
import type { UnseenWrites } from './unseen-writes.ts';
import type { Views } from './views.ts';

/** What the solver is given. */
export interface AgreementInput {
  readonly constants: ConstantValues;
  readonly flags: FlagStores;
  readonly defaults: StoreDefaults;
  readonly edges: GateEdges;
  readonly scenes: Scenes;
  /** Those that ask for consent. */
  readonly asking: readonly Scene[];
  readonly views: Views;
  readonly waits: readonly WaitRow[];
  readonly pending: readonly PendingRow[];
  readonly cells: readonly CellRow[];
  /** Names of methods that tell whether a box is ticked. */
  readonly boxes: ReadonlySet<string>;
  /** Calls of `setResult`, how many calls open a screen for a result, and those of them that open one of others. */
  readonly results: { readonly given: readonly CallPlace[]; readonly opened: number; readonly ofOthers: readonly CallPlace[] };
  /** Calls of which it is not known what they start, and whether all of these are among what is looked at. */
  readonly opens: { readonly starts: readonly OpenStart[]; readonly isCovered: boolean };
  /** Calls that press buttons of dialogs; undefined when any button may be pressed. */
  readonly presses: readonly Press[] | undefined;
  readonly bags: BagPuts;
  readonly unseenWrites: UnseenWrites;
  readonly received: ReceivedBags;
  /** Whether all that changes what a page or a fragment of the class was given is among what is looked at. */
  coversBagsOf(type: string): boolean;
  /** Methods that run although nothing calls them; with what must have happened before. */
  readonly roots: readonly { readonly method: number; readonly outcome: Outcome }[];
  /** Classes of which the platform makes objects although nothing starts them. */
  readonly rootTypes: ReadonlySet<string>;
  /** Calls that give a fragment its arguments; undefined when not all are among what is looked at. */
  readonly given: () => readonly CallPlace[] | undefined;
  /** Whether all that starts a component of the class is among what is looked at. */
  coversStarts(type: string): boolean;
  /** Classes of the manifest, and those of them that are screens. */
  readonly screens: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  /** Whether all that writes a field of objects is among what is looked at. */
  isCovered(field: Pick<FieldValue, 'class' | 'name'>): boolean;
  /** Whether a name speaks of consent. */
  isConsentName(name: string): boolean;
  /** What an edge needs for reasons of its own: a view of a layout that agrees, a page that asks, a window in front. */
  outcomeOf(edge: Edge): Outcome;
  /** Methods of the app that a reflective call runs, where that is known. */
  reflected(method: number, instruction: number): readonly number[];
  /** What a method sets going. */
  edgesOf(method: number): readonly Edge[];
}

/** The state of the solver, for those who answer single questions. */
export interface Solving extends Passing {
  readonly input: AgreementInput;
  readonly rounds: Rounds;
  readonly cells: Cells;
  readonly intents: IntentQuestions;
  /** When set, an answer that nobody is seen to store is one that may be stored unseen. */
  readonly isLast: boolean;
  /** Whether a value can be what is asked for. */
  can(value: Value, asked: Predicate, frame: Frame): Outcome;
  /** What a listener of a store is told along an edge; undefined for other edges. */
  heard(edge: Edge, index: number, asked: Predicate): Outcome | undefined;
  /** What must have happened before something is stored under a name where a call looks for it. */
  isStored(key: string, call: CallValue, frame: Frame): Outcome;
  /** What must have happened before the method can run. */
  entering(method: number): Outcome;
  /** What must have happened before the instruction can run. */
  at(place: CallPlace): Outcome;
  /** How an instruction stands to the start of its method. */
  within(method: number, instruction: number): Outcome;
  passagesOf(method: number): Passages | undefined;
  /** The same for a method as one call runs it, with nothing found yet. */
  passagesIn(frame: Frame): Passages;
  /** Edges found so far that lead to a method. */
  into(method: number): readonly Edge[];
  /** Edges found so far that start a component of the class, or of one below it; undefined when others may start it too. */
  started(type: string): readonly Edge[] | undefined;
  /** Whether the method runs although nothing calls it. */
  isRoot(method: number): boolean;
  /** What must have happened before an edge is gone along. */
  along(edge: Edge): Outcome;
}

/** More callers of a method, or writes of a field, are not followed. */
export const MOST_CALLERS = 400;
