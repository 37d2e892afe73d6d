import type { ApkSpec } from '@touchstone/test-kit';
import type { ReadName } from './apis.ts';
import type { LambdaStyle } from './java/compile.ts';
import type { DownloadWhat, Gate, GateHow, JumpBy, OneOf, OwnerWord, Repeated, Sink, StartKind, Trigger } from './truth.ts';

/** One app: its code in the small Java of the corpus, what its manifest adds, and the expected answer. */
export interface Recipe {
  readonly id: string;
  /** What is special, and why the answer is as it is. */
  readonly about: string;
  /** The first `package` is that of the app. */
  readonly java: string;
  readonly manifest?: Omit<Partial<ApkSpec>, 'package' | 'dex' | 'dexFiles'>;
  /** Default `synthetic-class`. */
  readonly lambdas?: LambdaStyle;
  /** Classes by simple name that stand in `classes2.dex`, `classes3.dex`, …; the others in the first. */
  readonly laterDexes?: readonly (readonly string[])[];
  /** Simple names of classes whose name is put together at run time: renaming would make another app. */
  readonly keep?: readonly string[];
  readonly truth: GivenTruth;
}

/** A truth as written: names are `Class.method`, or `Class.method/2` where the number of parameters must tell. */
export interface GivenTruth {
  readonly reads?: readonly GivenRead[];
  /** `['imei', 'Ids.collect']`: there, and never run. */
  readonly dead?: readonly (readonly [ReadName, string])[];
  readonly gate?: { readonly how: GateHow | OneOf<GateHow>; readonly flag?: string; readonly why?: string };
  readonly permissions?: readonly {
    readonly permission: string;
    readonly in: string;
    readonly trigger: Trigger | OneOf<Trigger>;
    readonly gate: Gate | OneOf<Gate>;
  }[];
  readonly starts?: readonly {
    readonly kind: StartKind;
    readonly target?: string;
    readonly in: string;
    readonly trigger: Trigger | OneOf<Trigger>;
    readonly gate: Gate | OneOf<Gate>;
  }[];
  readonly jumps?: readonly { readonly by: JumpBy | OneOf<JumpBy>; readonly in: string }[];
  readonly downloads?: readonly { readonly what: DownloadWhat; readonly in: string; readonly trigger: Trigger | OneOf<Trigger> }[];
  /** `from` and `to` are `Class.method @ Class.method`: the API, and where it is called; several APIs stand with `|` between. */
  readonly flows?: readonly { readonly data: string; readonly from: string; readonly to: string; readonly sink: Sink }[];
  readonly noFlows?: readonly { readonly from: string; readonly to: string; readonly because: string }[];
}

export interface GivenRead {
  readonly read: ReadName;
  readonly in: string;
  readonly trigger: Trigger | OneOf<Trigger>;
  readonly gate: Gate | OneOf<Gate>;
  readonly why?: string;
  readonly owner?: OwnerWord | OneOf<OwnerWord>;
  readonly sdk?: string;
  /** Default `no`. */
  readonly repeated?: Repeated | OneOf<Repeated>;
  /** Default false; `either` where both can be said. */
  readonly isBackground?: boolean | 'either';
}

/** A read in one line; the rest of the answer follows as `more`. */
export function read(
  name: ReadName,
  where: string,
  trigger: Trigger | OneOf<Trigger>,
  gate: Gate | OneOf<Gate>,
  more: Omit<GivenRead, 'read' | 'in' | 'trigger' | 'gate'> = {},
): GivenRead {
  return { read: name, in: where, trigger, gate, ...more };
}

/** No dialog, activity or flag stands before anything. */
export const noGate = { how: 'none' } as const;
