import type { Method } from '@touchstone/program';

/** A statement: the instruction at `instruction` (code units) of `method`, which calls `api` or reads it as a field. */
export interface Statement {
  readonly method: Method;
  readonly instruction: number;
  /** Descriptor `Lclass;->name(signature)`, as the catalogue of sources or sinks has it. */
  readonly api: string;
}

/** Something read that comes out at a sink. */
export interface Flow {
  readonly source: Statement;
  readonly target: Statement;
  /** Index of the row in the sources and sinks that were given. */
  readonly sourceRow: number;
  readonly sinkRow: number;
  /** Text argument that tells where it goes (address, package), when constant. */
  readonly to: string | undefined;
  /** The steps between, for a reader: where the value is stored, handed over, changed. */
  readonly path: readonly Step[];
}

export interface Step {
  readonly method: Method;
  readonly instruction: number;
  readonly what: 'call' | 'return' | 'field' | 'array' | 'collection' | 'intent' | 'callback' | 'library' | 'text';
}

export interface Flows {
  readonly flows: readonly Flow[];
  /** Whether the work budget ended first: what was not found then proves nothing. */
  readonly isPartial: boolean;
  /** Work units spent; the same for the same bytes. */
  readonly spent: number;
}
