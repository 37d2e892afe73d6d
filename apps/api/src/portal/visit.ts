import type { Lang, Place } from '@touchstone/portal';
import type { Platform, Transaction } from '../platform.ts';
import type { Ask } from './public-answer.ts';

/** One look at a page. */
export interface Visit {
  readonly platform: Platform;
  /** The place of the page that is drawn, by its address below the language. */
  at(path: string): Place;
  readonly lang: Lang;
  readonly params: Readonly<Record<string, string>>;
  /** Fields of the address that say something, each once. */
  readonly query: Fields;
  /** Fields of a form that say something, each once. */
  readonly form: Fields;
  readonly ask: Ask;
  /** Reads as a stranger. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

export type Fields = Readonly<Record<string, string | undefined>>;

export interface Drawn {
  readonly html: string;
  /** 200 when absent. */
  readonly status?: number;
  /** Holds what only this person may see, or must not be shown again: nobody keeps it. */
  readonly isPrivate?: boolean;
}

export interface PortalPage {
  /** Of the route, for figures and limits. */
  readonly id: `portal-${string}`;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Of a form. */
  readonly maxBodyBytes?: number;
  draw(visit: Visit): Promise<Drawn>;
}
