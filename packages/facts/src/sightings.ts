import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { AttributeValue, Fact } from './fact.ts';
import { ownerAttributes } from './owner-attributes.ts';
import type { Kind } from './vocabulary/index.ts';

type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

type Hears = (kind: Kind, attributes: Attributes, site: Site) => void;

/** Makes one fact of all sightings of the same thing in the same code: the first. Attributes without a value are left out. */
export class Sightings {
  readonly #app: App;
  readonly #seen: Set<string>;
  readonly #hears: Hears | undefined;

  /** @param hears told of every sighting, also of those that make no fact of their own */
  constructor(app: App, hears?: Hears) {
    this.#app = app;
    this.#seen = new Set();
    this.#hears = hears;
  }

  /** Nothing when the same class has shown the same before; with `per` owner: the same SDK, or the same package outside one. */
  *first(kind: Kind, attributes: Attributes, site: Site, per: 'class' | 'owner' = 'class'): Generator<Fact> {
    const given = Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined);
    this.#hears?.(kind, attributes, site);
    const descriptor = site.method.class;
    const owner = per === 'owner' ? this.#app.owners.of(descriptor) : undefined;
    const code = owner === undefined ? descriptor : owner.owner === 'sdk' ? owner.sdk : owner.owner === 'app' ? '' : owner.package;
    const key = JSON.stringify([kind, code, given]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    yield { kind, attributes: { ...Object.fromEntries(given), ...ownerAttributes(this.#app, descriptor) }, at: site.place() };
  }
}
