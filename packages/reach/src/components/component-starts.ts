import type { Method } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';
import type { EntryFinder } from '../entries/entry-finder.ts';
import type { Lists } from '../entries/entry-lists.ts';
import type { Entries } from '../entry.ts';
import type { Origins } from '../origins/index.ts';
import { XmlFiles } from '../xml-files.ts';
import { type Frame, FrameValues } from './frames.ts';
import { type MadeObject, madeEdges, madeObjects } from './made-objects.ts';
import { type PendingUse, pendingUses } from './pending-intents.ts';
import { type StartLists, startLists } from './start-rows.ts';
import { type StartSite, startSites } from './start-sites.ts';
import { StartTargets, type Target } from './start-targets.ts';

/** Edges to what code starts or inflates, and the starts whose target was not found. */
export interface ComponentEdges {
  readonly edges: readonly Edge[];
  readonly unresolved: readonly Unresolved[];
}

/** A call that may start a component of which it is not known which it is. */
export interface OpenStart {
  readonly method: number;
  readonly instruction: number;
  /** Wrappers between, outermost first. */
  readonly via: readonly number[];
  /** Type of component. */
  readonly starts: string;
}

/** Wrappers around a call that starts something, that are followed. */
const DEEPEST = 4;
const MOST_CALLERS = 32;
/** Ways to one such call. */
const MOST_WAYS = 120;
/** Ways to all such calls of an app: most have one or two. */
const MOST_WAYS_IN_ALL = 200_000;
/** Steps of `Origins` for one such call: most need ten. */
const MOST_WORK = 500;

/** A call with those that lead to it: the start first, the outermost caller last. */
type Stack = readonly { readonly method: number; readonly at: number }[];

/** Starts of components and inflations of an app: where they are, and what each leads to. */
export class ComponentStarts {
  readonly #finder: EntryFinder;
  readonly #origins: Origins;
  readonly #lists: StartLists;
  readonly #targets: StartTargets;
  #sites: readonly StartSite[] | undefined;
  #made: readonly MadeObject[] | undefined;
  readonly #open: OpenStart[];
  #waysLeft: number;

  /** @param lists `knowledge.lists`; of these `starts` is read */
  constructor(finder: EntryFinder, entries: Entries, origins: Origins, lists: Lists, files = new XmlFiles(finder.app)) {
    this.#finder = finder;
    this.#origins = origins;
    this.#lists = startLists(lists);
    this.#targets = new StartTargets(finder, entries, this.#lists, files);
    this.#sites = undefined;
    this.#made = undefined;
    this.#open = [];
    this.#waysLeft = MOST_WAYS_IN_ALL;
  }

  /** Calls that may start something, but for those inside libraries, whose own calls stand in the table; nothing is evaluated yet. */
  sites(): readonly StartSite[] {
    const { program, owners } = this.#finder.app;
    this.#sites ??= startSites(program, this.#lists.starts).filter(({ method }) => owners.of(method.class).owner !== 'library');
    return this.#sites;
  }

  /** Edges from where an object is made whose methods the platform calls by its life cycle: views, fragments, sync adapters. */
  made(isReached: (method: Method) => boolean): readonly Edge[] {
    this.#made ??= madeObjects(this.#finder, this.#lists.made);
    return this.#made.filter(({ method }) => isReached(method)).flatMap(madeEdges);
  }

  /** Calls asked about so far that may start any component, or one that was not found. */
  open(): readonly OpenStart[] {
    return this.#open;
  }

  /** Edges of one call. They leave the method that decides what is started, which may be a caller of a wrapper. */
  of(site: StartSite): ComponentEdges {
    const left = this.#origins.work;
    this.#origins.work = Math.min(left, MOST_WORK);
    const found = this.#find(site);
    this.#origins.work += left - Math.min(left, MOST_WORK);
    return found;
  }

  #find(site: StartSite): ComponentEdges {
    const edges: Edge[] = [];
    const unresolved: Unresolved[] = [];
    const waiting: { readonly stack: Stack; readonly told: ReadonlySet<string> }[] = [
      { stack: [{ method: site.method.id, at: site.instruction }], told: new Set() },
    ];
    for (let i = 0; i < waiting.length && i < MOST_WAYS; i++) {
      const { stack, told } = waiting[i]!;
      if (this.#waysLeft-- <= 0) {
        this.#noteOpen(site, stack);
        return { edges, unresolved: [...unresolved, unresolvedAt(stack)] };
      }
      const values = new FrameValues(this.#origins, this.#finder.app);
      const targets = this.#targets.of(site, frameOf(stack), values);
      const fresh = targets.filter((target) => !told.has(keyOf(target)));
      edges.push(...this.#edges(site, stack, fresh));
      const callers = values.isOpen ? this.#callersOf(stack) : [];
      const known = new Set([...told, ...fresh.map(keyOf)]);
      waiting.push(...callers.map((caller) => ({ stack: [...stack, caller], told: known })));
      const isLost = values.isOpen ? callers.length === 0 : values.isUnknown;
      if (isLost && targets.length === 0 && COUNTED.has(site.row.by)) unresolved.push(unresolvedAt(stack));
      if (values.isOpen ? callers.length === 0 : values.isAnyTarget) this.#noteOpen(site, stack);
    }
    for (const { stack } of waiting.slice(MOST_WAYS)) this.#noteOpen(site, stack);
    return { edges, unresolved };
  }

  #noteOpen({ row }: StartSite, stack: Stack): void {
    if (!NAMED.has(row.by) || !STARTING.has(row.how) || INSIDE.test(row.class)) return;
    const { method, at } = stack.at(-1)!;
    this.#open.push({ method, instruction: at, via: viaOf(stack), starts: row.starts });
  }

  #callersOf(stack: Stack): Stack {
    const top = stack.at(-1);
    if (top === undefined || stack.length > DEEPEST) return [];
    const { callers } = this.#origins.callers(this.#origins.methods.method(top.method));
    return callers.filter(({ method }) => stack.every((one) => one.method !== method)).slice(0, MOST_CALLERS);
  }

  #edges(site: StartSite, stack: Stack, targets: readonly Target[]): readonly Edge[] {
    const uses = targets.length === 0 ? [] : this.#usesOf(site);
    const { method, at } = stack.at(-1)!;
    const via = viaOf(stack);
    return targets.flatMap((target) =>
      uses.map(({ trigger, repeated }) => ({
        from: method,
        instruction: at,
        to: target.method.id,
        how: site.row.how,
        trigger: target.trigger === 'same' ? trigger : target.trigger,
        repeated: target.trigger === 'same' ? repeated : 'no',
        toBackground: target.isBackground,
        because: `${site.name}: ${target.what}`,
        ...(via.length > 0 && { via }),
        ...chosenIn(target, method, at),
        receiver: target.instanceOf,
      })),
    );
  }

  #usesOf(site: StartSite): readonly PendingUse[] {
    const { row } = site;
    const { program } = this.#finder.app;
    if (row.trigger === 'pending') return pendingUses(site, this.#origins, program, this.#lists.pending);
    const isPeriodic =
      row.periodic.length > 0 &&
      program.callsIn(site.method).some(({ target }) => target.class === row.class && row.periodic.includes(target.name));
    return [{ trigger: row.trigger, repeated: isPeriodic ? 'periodic-job' : row.repeated }];
  }
}

function chosenIn({ chosen = [] }: Target, method: number, at: number): Pick<Edge, 'chosenAt'> {
  const spots = [...new Set(chosen.flatMap((spot) => (spot.method === method && spot.at !== at ? [spot.at] : [])))];
  return spots.length === 0 ? {} : { chosenAt: spots };
}

/** What is started is not always ours to know: a page of another app, a layout without classes. Intents and classes are. */
const COUNTED: ReadonlySet<string> = new Set(['intent', 'component', 'class', 'bridge']);

/** Calls that are told which component they start, by what. */
const NAMED: ReadonlySet<string> = new Set(['intent', 'component', 'class']);
const STARTING: ReadonlySet<string> = new Set<Edge['how']>(['intent', 'broadcast']);
/** What is sent inside the app alone reaches no component. */
const INSIDE = /\/LocalBroadcastManager;$/;

const viaOf = (stack: Stack): readonly number[] =>
  stack
    .slice(0, -1)
    .map((one) => one.method)
    .reverse();

const keyOf = ({ method, instanceOf }: Target): string => `${method.id} ${instanceOf}`;

const frameOf = (stack: Stack): Frame =>
  stack.reduceRight<Frame | undefined>(
    (outer, { method }, i) => ({ method, from: outer === undefined ? 'open' : { frame: outer, at: stack[i + 1]!.at } }),
    undefined,
  )!;

function unresolvedAt(stack: Stack): Unresolved {
  const { method, at } = stack.at(-1)!;
  return { from: method, instruction: at, what: 'intent' };
}
