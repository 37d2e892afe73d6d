import type { Method } from '@touchstone/program';
import type { Session } from '../run/session.ts';
import { LIFE_CYCLE } from './activity.ts';
import { BEGINNINGS } from './fragments.ts';
import { calledBack } from './hand-over.ts';

/** By class, what the platform calls on an object that it was handed. */
export class Callbacks {
  readonly #session: Session;
  readonly #known = new Map<string, readonly Method[]>();
  readonly #scripted = new Map<string, readonly Method[]>();

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

  /** Methods that scripts of web pages may call: those marked so, or in old apps all that are public. */
  scripted(type: string): readonly Method[] {
    let found = this.#scripted.get(type);
    if (found === undefined) {
      const { classes } = this.#session;
      const marked = new Set(
        classes
          .lineage(type)
          .flatMap((one) => (classes.class(one)?.annotations() ?? []).flatMap((mark) => (BRIDGE.test(mark.type) ? [mark.member] : []))),
      );
      found = classes
        .inherited(type)
        .filter(({ hasCode, name, accessFlags }) => hasCode && !name.startsWith('<') && (accessFlags & PUBLIC_STATIC) === PUBLIC)
        .filter(({ name }) => marked.size === 0 || marked.has(name));
      this.#scripted.set(type, found);
    }
    return found;
  }
}

const BRIDGE = /\/JavascriptInterface;$/;
const PUBLIC = 0x1;
const PUBLIC_STATIC = 0x9;
