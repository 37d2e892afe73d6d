import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { AttributeValue, Fact } from './fact.ts';
import { ownerAttributes } from './owner-attributes.ts';
import type { Kind } from './vocabulary/index.ts';

type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

/** Makes one fact of all sightings of the same thing in the same code: the first. Attributes without a value are left out. */
export class Sightings {
  readonly #app: App;
  readonly #seen: Set<string>;

  constructor(app: App) {
    this.#app = app;
    this.#seen = new Set();
  }

  /** Nothing when the same class has shown the same before; with `per` owner: the same SDK, or the same package outside one. */
  *first(kind: Kind, attributes: Attributes, site: Site, per: 'class' | 'owner' = 'class'): Generator<Fact> {
    const given = Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined);
    const descriptor = site.method.class;
    const owner = per === 'owner' ? this.#app.owners.of(descriptor) : undefined;
    const code = owner === undefined ? descriptor : owner.owner === 'sdk' ? owner.sdk : owner.owner === 'app' ? '' : owner.package;
    const key = JSON.stringify([kind, code, given]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    yield { kind, attributes: { ...Object.fromEntries(given), ...ownerAttributes(this.#app, descriptor) }, at: site.place() };
  }
}
