import type { App } from '@touchstone/app-model';
import type { CallSite, Constant, Method } from '@touchstone/program';
import { callersOf, valuesThroughCallers } from '../../argument-values.ts';
import { classNameOf, descriptorOf } from '../../class-names.ts';
import { alternativesOf, textOf } from '../../constant-values.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge, SensitiveApi } from '../../knowledge.ts';
import { rowList, textList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';
import { CLASS_GETTERS, CONSTRUCTOR, classesIn, MEMBER_GETTERS, USES } from './look-ups.ts';

/** Classes and members that code names at run time; what the API table knows among them is also a read. */
export const reflection: Detector = {
  id: 'reflection',
  version: 3,
  yields: ['code.reflection', 'code.reads', 'code.loads-code', 'analysis.limit'],

  *detect(app, knowledge) {
    const targets = new Targets(app, knowledge);
    targets.addMembers();
    targets.addClasses();
    targets.addBareUses();
    yield* targets.facts();
    yield* targets.reads();
    yield* targets.loads();
    if (targets.isSpent)
      yield { kind: 'analysis.limit', attributes: { what: 'reflection:callers', done: MOST_SETS }, at: { file: app.file.name } };
  },
};

const UNKNOWN = '?';
/** Values of callers that are put in the place of parameters. */
const MOST_SETS = 20_000;
/** Methods of a library through which a name is handed on before it is used. */
const MOST_HANDS = 2;
/** A signature with a parameter that may be a name or a class. */
const TAKES_A_NAME = /^\([^)]*Ljava\/lang\/(?:String|Class|CharSequence);/;

interface Target {
  readonly target: string;
  readonly row: SensitiveApi | undefined;
  readonly loader: Loader | undefined;
  readonly sites: Set<CallSite>;
}

/** A class that brings code into the app, and the members that do so; without members all. */
interface Loader {
  readonly class: string;
  readonly how: string;
  readonly members: readonly string[] | undefined;
}

const known = new WeakMap<readonly SensitiveApi[], ReadonlyMap<string, SensitiveApi>>();

/** By class and name, of several rows the first; made once for all apps. */
function rowsOf(apis: readonly SensitiveApi[]): ReadonlyMap<string, SensitiveApi> {
  let rows = known.get(apis);
  if (rows === undefined) {
    rows = new Map([...apis].reverse().map((row) => [`${row.class}->${row.name}`, row]));
    known.set(apis, rows);
  }
  return rows;
}

class Targets {
  readonly #app: App;
  readonly #rows: ReadonlyMap<string, SensitiveApi>;
  /** Members that are known by their name alone, when the class is got from an object. */
  readonly #telling: ReadonlyMap<string, SensitiveApi>;
  readonly #loaders: ReadonlyMap<string, Loader>;
  readonly #budget: { left: number };
  readonly #found: Map<string, Target>;
  /** Loaders with the methods in which they were found. */
  readonly #loading: Set<string>;
  /** Methods in which something was named. */
  readonly #named: Set<number>;
  /** Whether a method asked about before is the app's own or loads a name of the table. */
  readonly #known: Map<number, boolean>;
  #telltale: ReadonlySet<number> | undefined;
  #loaderNames: boolean | undefined;

  constructor(app: App, knowledge: Knowledge) {
    this.#app = app;
    this.#rows = rowsOf(knowledge.apis);
    const telling = new Set(textList(knowledge, 'reflection', 'tellingNames'));
    this.#telling = new Map(knowledge.apis.filter(({ name }) => telling.has(name)).map((row) => [row.name, row]));
    this.#loaders = new Map(
      rowList(knowledge, 'reflection', 'loaders').map(({ class: name, how, members }) => [
        String(name),
        { class: String(name), how: String(how), members: typeof members === 'object' ? members : undefined },
      ]),
    );
    this.#budget = { left: MOST_SETS };
    this.#found = new Map();
    this.#loading = new Set();
    this.#named = new Set();
    this.#known = new Map();
    this.#telltale = undefined;
    this.#loaderNames = undefined;
  }

  /** Whether callers were left unread because the work for the app was used up. */
  get isSpent(): boolean {
    return this.#budget.left <= 0;
  }

  addMembers(): void {
    for (const { query, owner, name } of MEMBER_GETTERS) {
      for (const site of tellingSites(this.#app.program.callsTo(query))) {
        if (!this.#isWorthReading(site)) continue;
        const holder = owner === 'receiver' ? site.receiver() : site.argument(0);
        const member: Constant | undefined = name === undefined ? { kind: 'text', value: CONSTRUCTOR } : site.argument(name);
        for (const given of valuesThroughCallers(this.#app.program, site, [holder, member], this.#budget)) {
          const members = alternativesOf(given.values[1]).map(textOf);
          const at = name !== undefined && textOf(member) !== undefined ? site : given.site;
          for (const descriptor of classesIn(given.values[0])) for (const text of members) this.#addMember(descriptor, text, at, site);
        }
      }
    }
  }

  #addMember(descriptor: string | undefined, member: string | undefined, site: CallSite, getter: CallSite): void {
    if (descriptor === undefined && (member === undefined || member === CONSTRUCTOR)) return;
    const row = descriptor === undefined ? this.#telling.get(member ?? '') : this.#rows.get(`${descriptor}->${member}`);
    const owner = descriptor === undefined ? UNKNOWN : classNameOf(descriptor);
    this.#add(`${owner}.${member ?? UNKNOWN}`, row, site, this.#loader(owner, member));
    this.#named.add(getter.method.id);
  }

  #loader(owner: string, member: string | undefined): Loader | undefined {
    const loader = this.#loaders.get(owner);
    return loader?.members === undefined || (member !== undefined && loader.members.includes(member)) ? loader : undefined;
  }

  /** Classes that are only loaded, where no member of them was named. */
  addClasses(): void {
    for (const query of CLASS_GETTERS) {
      for (const site of tellingSites(this.#app.program.callsTo(query))) {
        if (!this.#isWorthReading(site)) continue;
        const isNamed = this.#named.has(site.method.id);
        if (isNamed && !this.#namesLoaders()) continue;
        for (const given of valuesThroughCallers(this.#app.program, site, [site.argument(0)], this.#budget)) {
          for (const name of alternativesOf(given.values[0]).map(textOf)) {
            if (name === undefined || (isNamed && !this.#isNewLoader(name, given.site))) continue;
            this.#add(`${name}.${UNKNOWN}`, undefined, given.site, this.#loader(name, undefined));
            this.#named.add(site.method.id);
          }
        }
      }
    }
  }

  /** Whether a class loader is named anywhere: without one there is nothing to find beside what was named already. */
  #namesLoaders(): boolean {
    this.#loaderNames ??= [...this.#loaders.keys()].some((name) => this.#app.program.dexes.some(({ dex }) => dex.findString(name) >= 0));
    return this.#loaderNames;
  }

  #isNewLoader(name: string, { method }: CallSite): boolean {
    return this.#loader(name, undefined) !== undefined && !this.#loading.has(`${method.id} ${name}`);
  }

  addBareUses(): void {
    for (const query of USES) {
      for (const site of tellingSites(this.#app.program.callsTo(query)))
        if (!this.#named.has(site.method.id)) this.#add(UNKNOWN, undefined, site);
    }
  }

  /**
   * Libraries reflect a lot to run on every system: in them and in SDKs only methods that load a name of the table are
   * looked into, and those to which such a method or the app's own code may hand a name.
   */
  #isWorthReading({ method }: CallSite): boolean {
    return this.#isTelltale(method) || this.#isHandedNames(method, MOST_HANDS);
  }

  #isTelltale(method: Method): boolean {
    let isTelltale = this.#known.get(method.id);
    if (isTelltale === undefined) {
      const { owner } = this.#app.owners.of(method.class);
      this.#telltale ??= this.#methodsWithNames();
      isTelltale = (owner !== 'sdk' && owner !== 'library') || this.#telltale.has(method.id);
      this.#known.set(method.id, isTelltale);
    }
    return isTelltale;
  }

  #isHandedNames(method: Method, hands: number): boolean {
    if (hands === 0 || !TAKES_A_NAME.test(method.signature)) return false;
    const callers = callersOf(this.#app.program, method).map((caller) => caller.method);
    return callers.some((caller) => this.#isTelltale(caller)) || callers.some((caller) => this.#isHandedNames(caller, hands - 1));
  }

  #methodsWithNames(): ReadonlySet<number> {
    const { program } = this.#app;
    const names = new Set([...[...this.#rows.values()].map(({ name }) => name), ...this.#loaders.keys()]);
    const texts = [...program.usesOfTexts([...names]).values()].flat();
    const classes = [...this.#loaders.keys()].flatMap((name) => program.usesOfClass(descriptorOf(name)));
    return new Set([...texts, ...classes].map(({ method }) => method.id));
  }

  *facts(): Generator<Fact> {
    for (const { target, row, loader, sites } of this.#found.values()) {
      const [first] = sites;
      if (first === undefined) continue;
      const owner = ownerAttributes(this.#app, first.method.class);
      yield {
        kind: 'code.reflection',
        attributes: { target, sensitive: row !== undefined || loader !== undefined, count: sites.size, ...owner },
        at: first.place(),
      };
    }
  }

  *reads(): Generator<Fact> {
    const sightings = new Sightings(this.#app);
    for (const { target, row, sites } of this.#found.values()) {
      if (row?.effect !== 'reads' || row.data === undefined || row.data === 'any' || row.arguments !== undefined) continue;
      const api = `${row.class}->${row.name}${row.signature ?? ''}`;
      for (const site of sites) yield* sightings.first('code.reads', { data: row.data, via: 'reflection', api, argument: target }, site);
    }
  }

  *loads(): Generator<Fact> {
    const sightings = new Sightings(this.#app);
    for (const { loader, sites } of this.#found.values()) {
      if (loader === undefined) continue;
      const attributes = { how: loader.how, name: descriptorOf(loader.class) };
      for (const site of sites) yield* sightings.first('code.loads-code', attributes, site);
    }
  }

  #add(target: string, row: SensitiveApi | undefined, site: CallSite, loader?: Loader): void {
    const owner = this.#app.owners.of(site.method.class);
    if (loader !== undefined) this.#loading.add(`${site.method.id} ${loader.class}`);
    const key = `${target} ${owner.owner} ${owner.owner === 'sdk' ? owner.sdk : owner.package}`;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { target, row, loader, sites: new Set([site]) });
    else known.sites.add(site);
    this.#named.add(site.method.id);
  }
}
