import type { vocabulary } from '@touchstone/facts/vocabulary';

type Attributes = typeof vocabulary;
type Kind = keyof Attributes;
/** The words the vocabulary allows for an attribute. */
type Words<K extends Kind, A extends string> =
  Attributes[K]['attributes'] extends Readonly<Record<A, { readonly type: readonly (infer W)[] }>> ? W : never;

export type Trigger = Words<'reach.reads', 'trigger'>;
export type Gate = Words<'reach.reads', 'gate'>;
export type Repeated = Words<'reach.reads', 'repeated'>;
export type OwnerWord = Words<'reach.reads', 'owner'>;
export type GateHow = Words<'gate.consent', 'how'>;
export type Sink = Words<'flow.leak', 'sink'>;
export type JumpBy = Words<'reach.jumps', 'by'>;
export type StartKind = Words<'reach.starts-app', 'kind'>;
export type DownloadWhat = Words<'reach.downloads', 'what'>;

/** One answer, or several that are equally right; the first is the one we would give. */
export type OneOf<T> = readonly [T, ...T[]];

/** Whose code; a list where names are lost and nothing better can be said. */
export interface OwnerTruth {
  readonly owner: OneOf<OwnerWord>;
  /** Id in `data/sdks`, with owner sdk. */
  readonly sdk?: string;
}

/** A read that can run. */
export interface ReadTruth extends OwnerTruth {
  /** Token of `data/personal-info.yaml`. */
  readonly data: string;
  /** Descriptor of the method or field, as catalogued. */
  readonly api: string;
  /** Descriptor of the method that holds the call, or the reflective call. */
  readonly in: string;
  readonly trigger: OneOf<Trigger>;
  /** `undecided` stands behind another answer only where `why` says what makes it acceptable. */
  readonly gate: OneOf<Gate>;
  readonly why?: string;
  readonly repeated: OneOf<Repeated>;
  /** Absent where both can be said. */
  readonly isBackground?: boolean;
}

/** A call that is there and cannot run: telling of it is a false alarm. */
export interface DeadRead {
  readonly data: string;
  readonly api: string;
  readonly in: string;
}

export interface GateTruth {
  readonly found: boolean;
  readonly how: OneOf<GateHow>;
  /** Key of the stored flag, when there is one in plain sight. */
  readonly flag?: string;
  /** Why another answer is acceptable as well. */
  readonly why?: string;
}

export interface PermissionTruth {
  readonly permission: string;
  readonly in: string;
  readonly trigger: OneOf<Trigger>;
  readonly gate: OneOf<Gate>;
}

export interface StartTruth {
  readonly kind: StartKind;
  readonly target?: string;
  readonly in: string;
  readonly trigger: OneOf<Trigger>;
  readonly gate: OneOf<Gate>;
}

export interface JumpTruth {
  readonly by: OneOf<JumpBy>;
  /** Method that starts the activity or opens the page. */
  readonly in: string;
}

export interface DownloadTruth {
  readonly what: DownloadWhat;
  readonly in: string;
  readonly trigger: OneOf<Trigger>;
}

/** An API and the method that calls it. */
export interface Spot {
  /** The APIs at which the statement may be said to be; the first is the one we would name. */
  readonly api: OneOf<string>;
  readonly in: string;
}

export interface FlowTruth {
  readonly data: string;
  readonly source: Spot;
  readonly target: Spot;
  readonly sink: Sink;
}

/** A source and a sink that are both in the app, and nothing goes from one to the other. */
export interface NoFlow {
  readonly source: Spot;
  readonly target: Spot;
  readonly because: string;
}

/** What is right about one app. A part that is absent is not judged; a list that is there is complete. */
export interface Truth {
  readonly reads?: readonly ReadTruth[];
  readonly dead?: readonly DeadRead[];
  readonly gate?: GateTruth;
  readonly permissions?: readonly PermissionTruth[];
  readonly starts?: readonly StartTruth[];
  readonly jumps?: readonly JumpTruth[];
  readonly downloads?: readonly DownloadTruth[];
  readonly flows?: readonly FlowTruth[];
  readonly noFlows?: readonly NoFlow[];
}
