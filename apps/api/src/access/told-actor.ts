import type { Scope } from '@touchstone/domain/access';
import type { Session } from '../platform.ts';

/** Whether somebody looks from within the authorities. */
export const isAuthority = ({ kind }: Scope): boolean => kind === 'all' || kind === 'province';

/** Who did it (`person:<id>`, `store:<id>`, `system:<part>`) as one is told: outside the authorities only of what kind it was. */
export const toldActor = (actor: string, { scope }: Pick<Session, 'scope'>): string =>
  isAuthority(scope) ? actor : actor.split(':', 1)[0]!;
