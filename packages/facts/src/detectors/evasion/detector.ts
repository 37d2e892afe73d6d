import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import { numberOf, textOf } from '../../constant-values.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { NearbyCalls } from '../../nearby-calls.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { tellingSites } from '../../telling-sites.ts';
import { textsBeginning } from '../../texts-beginning.ts';

/**
 * Checks that could tell a test environment. A lead, never a violation by itself: banks and payment SDKs make them too.
 * One fact for each owner and check; a weak mark needs another one beside it.
 */
export const evasion: Detector = {
  id: 'evasion',
  version: 1,
  yields: ['evasion.check'],

  *detect(app, knowledge) {
    const marks = new Marks(app, knowledge);
    for (const row of rowList(knowledge, 'evasion', 'texts')) textMarks(app, marks, row);
    for (const row of rowList(knowledge, 'evasion', 'calls')) callMarks(app, marks, row);
    cityMarks(app, marks, knowledge);
    yield* marks.facts();
  },
};

type Row = Readonly<Record<string, string | readonly string[]>>;
const listOf = (value: Row[string] | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

/** Marks shown of each fact. */
const SHOWN = 5;
/** Different marks that make a check when none of them is enough alone. */
const ENOUGH = 2;

/** Libraries that look at their surroundings to run on them; what they find decides nothing about the app. */
const LIBRARIES = new Set(['ui', 'framework', 'network', 'storage', 'image', 'media']);

interface Check {
  readonly checks: string;
  readonly strong: Set<string>;
  readonly weak: Set<string>;
  readonly first: Site;
}

class Marks {
  readonly #app: App;
  readonly #found: Map<string, Check>;
  readonly #libraries: ReadonlySet<string>;

  constructor(app: App, knowledge: Knowledge) {
    this.#app = app;
    this.#libraries = new Set(knowledge.sdks.filter(({ category }) => LIBRARIES.has(category)).map(({ id }) => id));
    this.#found = new Map();
  }

  add(checks: string, how: string, isStrong: boolean, site: Site): void {
    const owner = this.#app.owners.of(site.method.class);
    if (owner.owner === 'sdk' && this.#libraries.has(owner.sdk)) return;
    const key = `${checks} ${owner.owner} ${owner.owner === 'sdk' ? owner.sdk : owner.owner === 'app' ? '' : owner.package}`;
    const check = this.#found.get(key) ?? { checks, strong: new Set(), weak: new Set(), first: site };
    check[isStrong ? 'strong' : 'weak'].add(how);
    this.#found.set(key, check);
  }

  *facts(): Generator<Fact> {
    for (const { checks, strong, weak, first } of this.#found.values()) {
      if (strong.size === 0 && weak.size < ENOUGH) continue;
      const how = [...strong, ...weak].slice(0, SHOWN).join(', ');
      yield { kind: 'evasion.check', attributes: { checks, how, ...ownerAttributes(this.#app, first.method.class) }, at: first.place() };
    }
  }
}

function textMarks(app: App, marks: Marks, { check, strong, weak, prefixes }: Row): void {
  for (const [list, isStrong] of [
    [listOf(strong), true],
    [listOf(weak), false],
  ] as const) {
    for (const text of list) for (const site of tellingSites(app.program.usesOfText(text))) marks.add(String(check), text, isStrong, site);
  }
  for (const { text, uses } of textsBeginning(app.program, listOf(prefixes)))
    for (const site of uses()) marks.add(String(check), text.slice(0, 100), true, site);
}

/** `argument` of a call: the constant that it must get; `beside`: a text or a call that must stand in the same method. */
function callMarks(app: App, marks: Marks, { check, class: owner, name, index, argument, beside, strength }: Row): void {
  const nearby = new NearbyCalls(app.program);
  for (const site of tellingSites(app.program.callsTo({ class: String(owner), name: String(name) }))) {
    if (argument !== undefined) {
      const value = site.argument(Number(index ?? 0));
      if (!listOf(argument).includes(String(textOf(value) ?? numberOf(value)))) continue;
    }
    if (
      beside !== undefined &&
      nearby.find(site.method, 'beside', (target) => listOf(beside).includes(`${target.class}->${target.name}`), 'method') === undefined
    )
      continue;
    marks.add(
      String(check),
      `${String(owner).slice(1, -1).replaceAll('/', '.')}.${name}${argument === undefined ? '' : ` ${argument}`}`,
      strength !== 'weak',
      site,
    );
  }
}

/** A place is asked for and compared with big cities in the same class. */
function cityMarks(app: App, marks: Marks, knowledge: Knowledge): void {
  const asked = new Set<string>();
  for (const { class: owner, name } of rowList(knowledge, 'evasion', 'cityCalls')) {
    for (const { method } of app.program.callsTo({ class: String(owner), name: String(name) })) asked.add(method.class);
  }
  if (asked.size === 0) return;
  for (const { names } of rowList(knowledge, 'evasion', 'cities')) {
    for (const name of listOf(names)) {
      for (const site of tellingSites(app.program.usesOfText(name))) if (asked.has(site.method.class)) marks.add('city', name, false, site);
    }
  }
}
