import type { ApkSpec } from '@touchstone/test-kit';

/** A small case that shows one or a few clauses being decided by the real detectors, from files as an inspector has them. */
export interface ClauseCase {
  /** What is wrong in it. Unique. */
  readonly name: string;
  /** Type of the 39, as `--category`. */
  readonly type?: string;
  /** The day whose law counts. */
  readonly asOf?: string;
  /** The package; absent: an ordinary small one, `cn.example.app`. */
  readonly app?: Partial<ApkSpec>;
  /** Its code in the small Java of corpus/consent; absent: a launcher activity that does nothing. */
  readonly java?: string;
  /** `full` also follows where data goes. */
  readonly depth?: 'full';
  /** Markdown. */
  readonly policy?: string;
  /** Records of the trace contract; the header is added. */
  readonly run?: readonly object[];
  /** Header fields beside format, version and package: values of the device. */
  readonly device?: object;
  /** Entries of a HAR: URL, and what differs from an empty GET at that millisecond. */
  readonly har?: readonly {
    readonly time: number;
    readonly url: string;
    readonly post?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }[];
  /** Trees of screens by file name without `.xml`: `03-traverse-home`. */
  readonly screens?: Readonly<Record<string, readonly ScreenElement[]>>;
  /** Records of `screens.jsonl`. */
  readonly index?: readonly object[];
  /** Rules that must come out as violation, and those that must be suspected: the proof that they can. */
  readonly violation?: readonly string[];
  readonly suspected?: readonly string[];
  /** Near misses: rules that must have neither result. */
  readonly notFound?: readonly string[];
}

/** A text, or an element with what differs from a text. Elements stand below each other unless `at` says where. */
export type ScreenElement =
  | string
  | {
      readonly text?: string;
      readonly class?: string;
      readonly id?: string;
      readonly package?: string;
      readonly box?: 'ticked' | 'empty';
      readonly button?: true;
      /** Left, top, right, bottom in pixels of 1080 × 2280. */
      readonly at?: readonly [number, number, number, number];
    };
