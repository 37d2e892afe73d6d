import type { App, NativeLibraryFile } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { Site } from '@touchstone/program';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { nativeOwner } from '../../native-owner.ts';
import { ownerAttributes } from '../../owner-attributes.ts';

/** Marks shown of each fact. */
const SHOWN = 5;
/** Different marks that make a check when none of them is enough alone. */
const ENOUGH = 2;

/** Libraries that look at their surroundings to run on them; what they find decides nothing about the app. */
const LIBRARIES = new Set(['ui', 'framework', 'network', 'storage', 'image', 'media']);

interface Origin {
  readonly isNative: boolean;
  place(): Place;
  owner(): Readonly<Record<string, AttributeValue>>;
}

interface Check {
  readonly checks: string;
  readonly strong: Set<string>;
  readonly weak: Set<string>;
  readonly isNative: boolean;
  /** Where the first strong mark is, else the first weak one. */
  first: Origin;
}

/** Marks by check and by whose they are: those of different owners do not add up, nor do weak ones of native code. */
export class Marks {
  readonly #app: App;
  readonly #knowledge: Knowledge;
  readonly #found: Map<string, Check>;
  readonly #libraries: ReadonlySet<string>;

  constructor(app: App, knowledge: Knowledge) {
    this.#app = app;
    this.#knowledge = knowledge;
    this.#libraries = new Set(knowledge.sdks.filter(({ category }) => LIBRARIES.has(category)).map(({ id }) => id));
    this.#found = new Map();
  }

  add(checks: string, how: string, isStrong: boolean, site: Site): void {
    const { class: descriptor } = site.method;
    const owner = this.#app.owners.of(descriptor);
    if (owner.owner === 'sdk' && this.#libraries.has(owner.sdk)) return;
    const whose = `${owner.owner} ${owner.owner === 'sdk' ? owner.sdk : owner.owner === 'app' ? '' : owner.package}`;
    this.#note(whose, checks, how, isStrong, {
      isNative: false,
      place: () => site.place(),
      owner: () => ownerAttributes(this.#app, descriptor),
    });
  }

  /** A mark at a byte of a native library. */
  addNative(checks: string, how: string, isStrong: boolean, library: NativeLibraryFile, offset: number): void {
    this.#note(library.path, checks, how, isStrong, {
      isNative: true,
      place: () => ({ file: library.path, offset }),
      owner: () => nativeOwner(this.#app, this.#knowledge, library),
    });
  }

  *facts(): Generator<Fact> {
    for (const { checks, strong, weak, first, isNative } of this.#found.values()) {
      if (strong.size === 0 && (isNative || weak.size < ENOUGH)) continue;
      const isShown = (mark: string) => [...strong].some((other) => other === mark || other.endsWith(` ${mark}`));
      const how = [...strong, ...[...weak].filter((mark) => !isShown(mark))].slice(0, SHOWN).join(', ');
      yield { kind: 'evasion.check', attributes: { checks, how, ...first.owner() }, at: first.place() };
    }
  }

  #note(whose: string, checks: string, how: string, isStrong: boolean, origin: Origin): void {
    const key = `${checks} ${whose}`;
    const check = this.#found.get(key) ?? { checks, strong: new Set(), weak: new Set(), isNative: origin.isNative, first: origin };
    if (isStrong && check.strong.size === 0) check.first = origin;
    check[isStrong ? 'strong' : 'weak'].add(how);
    this.#found.set(key, check);
  }
}
