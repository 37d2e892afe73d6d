import type { App } from '@touchstone/app-model';
import type { CallSite, Constant } from '@touchstone/program';
import { classNameOf, descriptorOf } from '../../class-names.ts';
import { textOf } from '../../constant-values.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge, SensitiveApi } from '../../knowledge.ts';
import { textList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';

/** Classes and members that code names at run time; what the API table knows among them is also a read. */
export const reflection: Detector = {
  id: 'reflection',
  version: 1,
  yields: ['code.reflection', 'code.reads'],

  *detect(app, knowledge) {
    const targets = new Targets(app, knowledge);
    targets.addMembers();
    targets.addClasses();
    targets.addBareUses();
    yield* targets.facts();
    yield* targets.reads();
  },
};

const CLASS = 'Ljava/lang/Class;';
const MEMBER_GETTERS = ['getMethod', 'getDeclaredMethod', 'getField', 'getDeclaredField'].map((name) => ({ class: CLASS, name }));
const CLASS_GETTERS = [
  { class: CLASS, name: 'forName' },
  { class: 'Ljava/lang/ClassLoader;', name: 'loadClass' },
];
const USES = [
  { class: 'Ljava/lang/reflect/Method;', name: 'invoke' },
  { class: 'Ljava/lang/reflect/Field;', name: 'get' },
  { class: 'Ljava/lang/reflect/Constructor;', name: 'newInstance' },
];
const UNKNOWN = '?';

interface Target {
  readonly target: string;
  readonly row: SensitiveApi | undefined;
  readonly sites: CallSite[];
}

class Targets {
  readonly #app: App;
  readonly #rows: ReadonlyMap<string, SensitiveApi>;
  /** Members that are known by their name alone, when the class is got from an object. */
  readonly #telling: ReadonlyMap<string, SensitiveApi>;
  readonly #found: Map<string, Target>;
  /** Methods in which something was named. */
  readonly #named: Set<number>;
  #telltale: ReadonlySet<number> | undefined;

  constructor(app: App, knowledge: Knowledge) {
    this.#app = app;
    this.#rows = new Map([...knowledge.apis].reverse().map((row) => [`${row.class}->${row.name}`, row]));
    const telling = new Set(textList(knowledge, 'reflection', 'tellingNames'));
    this.#telling = new Map(knowledge.apis.filter(({ name }) => telling.has(name)).map((row) => [row.name, row]));
    this.#found = new Map();
    this.#named = new Set();
    this.#telltale = undefined;
  }

  addMembers(): void {
    for (const query of MEMBER_GETTERS) {
      for (const site of tellingSites(this.#app.program.callsTo(query))) {
        if (!this.#isWorthReading(site)) continue;
        const member = textOf(site.argument(0));
        const descriptor = classIn(site.receiver());
        if (member === undefined && descriptor === undefined) continue;
        const row = descriptor === undefined ? this.#telling.get(member ?? '') : this.#rows.get(`${descriptor}->${member}`);
        this.#add(`${descriptor === undefined ? UNKNOWN : classNameOf(descriptor)}.${member ?? UNKNOWN}`, row, site);
      }
    }
  }

  /** Classes that are only loaded, where no member of them was named. */
  addClasses(): void {
    for (const query of CLASS_GETTERS) {
      for (const site of tellingSites(this.#app.program.callsTo(query))) {
        if (this.#named.has(site.method.id) || !this.#isWorthReading(site)) continue;
        const name = textOf(site.argument(0));
        if (name !== undefined) this.#add(`${name}.${UNKNOWN}`, undefined, site);
      }
    }
  }

  addBareUses(): void {
    for (const query of USES) {
      for (const site of tellingSites(this.#app.program.callsTo(query)))
        if (!this.#named.has(site.method.id)) this.#add(UNKNOWN, undefined, site);
    }
  }

  /** Libraries reflect a lot to run on every system: in an SDK only methods that load a name of the table are looked into. */
  #isWorthReading({ method }: CallSite): boolean {
    if (this.#app.owners.of(method.class).owner !== 'sdk') return true;
    this.#telltale ??= this.#methodsWithNames();
    return this.#telltale.has(method.id);
  }

  #methodsWithNames(): ReadonlySet<number> {
    const names = new Set([...this.#rows.values()].map(({ name }) => name));
    return new Set([...names].flatMap((name) => this.#app.program.usesOfText(name).map(({ method }) => method.id)));
  }

  *facts(): Generator<Fact> {
    for (const { target, row, sites } of this.#found.values()) {
      const first = sites[0]!;
      const owner = ownerAttributes(this.#app, first.method.class);
      yield {
        kind: 'code.reflection',
        attributes: { target, sensitive: row !== undefined, count: sites.length, ...owner },
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

  #add(target: string, row: SensitiveApi | undefined, site: CallSite): void {
    const owner = this.#app.owners.of(site.method.class);
    const key = `${target} ${owner.owner} ${owner.owner === 'sdk' ? owner.sdk : owner.package}`;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { target, row, sites: [site] });
    else known.sites.push(site);
    this.#named.add(site.method.id);
  }
}

/** Class that a `Class` value stands for: a class constant, `Class.forName`, `loadClass`. */
function classIn(value: Constant | undefined): string | undefined {
  if (value?.kind === 'class') return value.descriptor;
  if (value?.kind !== 'call' || (value.name !== 'forName' && value.name !== 'loadClass')) return undefined;
  const name = value.arguments.map(textOf).find((text) => text !== undefined);
  return name === undefined ? undefined : descriptorOf(name);
}
