import type { Method } from '@touchstone/program';
import type { Session } from '../run/session.ts';
import { LIFE_CYCLE } from './activity.ts';
import { BEGINNINGS } from './fragments.ts';
import { calledBack } from './hand-over.ts';

/** By class, what the platform calls on an object that it was handed. */
export class Callbacks {
  readonly #session: Session;
  readonly #known = new Map<string, readonly Method[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Methods with code; of screens and fragments not those that their life calls in its own order. */
  of(type: string): readonly Method[] {
    let found = this.#known.get(type);
    if (found === undefined) {
      const session = this.#session;
      const isScreen = session.classes.isBelow(type, 'Landroid/content/Context;');
      const isFragment = !isScreen && session.isComponent(type);
      const isInOrder = (name: string) =>
        (isScreen && (LIFE_CYCLE.has(name) || !name.startsWith('on'))) || (isFragment && BEGINNINGS.has(name));
      found = calledBack(session, type).filter(
        (method) =>
          method.hasCode && !session.classes.isLibrary(method.class) && !isInOrder(method.name) && session.which.mayBeWorth(method),
      );
      this.#known.set(type, found);
    }
    return found;
  }
}
