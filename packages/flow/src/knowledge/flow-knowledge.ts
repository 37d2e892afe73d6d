/** Which calls count, by argument; without the receiver, from 0. */
export interface ArgumentTest {
  readonly index: number;
  /** One of these is contained in, or for `equals` the same as, what is known of the argument. */
  readonly contains?: readonly string[];
  readonly equals?: readonly (string | number)[];
}

/** A call or field that gives personal information. */
export interface SourceRow {
  /** Descriptor of the class, and the member. */
  readonly class: string;
  readonly name: string;
  /** Number of parameters; absent: any. */
  readonly parameters?: number;
  /** Token of personal information. */
  readonly data: string;
  readonly argument?: ArgumentTest;
  /** The data is this argument of the method, from 0, when the platform calls it: of what apps implement. */
  readonly given?: number;
  /** The receiver must be a text field of this kind (`password`), as layouts say. */
  readonly field?: string;
}

export interface SinkRow {
  readonly class: string;
  readonly name: string;
  readonly parameters?: number;
  /** Word of `flow.leak`. */
  readonly sink: string;
  /** Arguments that leave the app, from 0 without the receiver; -1 is the receiver. Absent: all but the receiver. */
  readonly arguments?: readonly number[];
  /** Storage of the app's own, which other apps do not see: some suites do not count it as a loss. */
  readonly isPrivate: boolean;
  /** Of a stream or writer: only when it leads there, as its making says (`network`, `file`). */
  readonly opened?: readonly string[];
}

export interface FlowKnowledge {
  readonly sources: readonly SourceRow[];
  readonly sinks: readonly SinkRow[];
  readonly models: Models;
}

/** What code that is not followed does. */
export interface Models {
  /** Superclass and interfaces of platform classes, by descriptor. */
  readonly supers: ReadonlyMap<string, readonly string[]>;
  /** By class descriptor, then by name or name/count of parameters: an operation, or a transfer as `0 this > result`. */
  readonly methods: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Descriptors of methods that code may call by reflection, by `class->name`. */
  readonly signatures: ReadonlyMap<string, string>;
  /** Methods that a call makes the platform run: see `data/lists/hand-overs.yaml`. */
  readonly runs: readonly RunRow[];
  /** By descriptor of a type that the platform is given: names of the methods that it calls on it. */
  readonly calledBack: ReadonlyMap<string, readonly string[]>;
  /** Prefixes of descriptors that are left to these models even when the app brings their code. */
  readonly libraries: readonly string[];
}

export interface RunRow {
  /** Descriptors of classes. */
  readonly on: readonly string[];
  readonly names: readonly string[];
  /** Number of arguments; absent: any. */
  readonly arguments?: number;
  /** `receiver`, or an argument. */
  readonly of: 'receiver' | number;
  readonly runs: readonly string[];
}
