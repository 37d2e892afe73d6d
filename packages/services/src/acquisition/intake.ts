import type { Inspection } from '../inventory/inspection.ts';
import type { HeldAcquisition } from './ports.ts';

/** What acquisition does outside the database: bytes in quarantine, the reading of them, the objects. */
export interface Intake {
  /** This machine: bytes in its quarantine are there and nowhere else. */
  readonly machine: string;
  /** Largest file that is taken. */
  readonly maxBytes: number;
  /**
   * The package from its store into quarantine, continued where an earlier try ended.
   * @throws a store's fault when it cannot be had now
   */
  fetch(held: HeldAcquisition): Promise<Fetched>;
  /** The text of a policy from its store into the objects. @throws a store's fault */
  fetchPolicy(held: HeldAcquisition): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  /** Whether these bytes lie in quarantine. */
  has(name: string): Promise<boolean>;
  /** Reads a file in a process of its own, in bounded time and memory. */
  inspect(name: string, held: HeldAcquisition): Promise<Inspection>;
  /** From quarantine to the objects; the same again is harmless. */
  keep(name: string, sha256: string): Promise<void>;
  /** Out of quarantine, with what came of it so far; nothing when it is not there. */
  discard(name: string): Promise<void>;
}

export type Fetched =
  | { readonly ok: true; readonly name: string; readonly sha256: string; readonly sizeBytes: number }
  /** The store lies: asking again would bring the same. */
  | { readonly ok: false; readonly reason: string; readonly found: string };
