/** A package that lies, and what a report about it must still say. Written before the code that is judged by it. */
export interface HostileCase {
  /** Unique, kebab-case, family first. */
  readonly name: string;
  /** What is done to the package, and what Android makes of it. */
  readonly what: string;
  /** `varies`: by version, or by which part of the system reads it. */
  readonly android: 'installs' | 'refuses' | 'varies';
  readonly bytes: () => Uint8Array;
  /** Beginnings of problem codes (`zip/`); each must be met by at least one problem of the report. */
  readonly problems: readonly string[];
  readonly report: Expected;
}

export interface Expected {
  /** `app`: identity and permissions are those told; `nothing`: `app` is null; `either`: a report, whatever it says. */
  readonly reads: 'app' | 'nothing' | 'either';
  readonly package: string;
  readonly versionCode: number;
  readonly permissions: readonly string[];
  /**
   * Classes that the program must hold; `hidden`: some code cannot be seen and rules about code are undecided;
   * `any`: either that or whatever could be saved.
   */
  readonly classes: number | 'hidden' | 'any';
}

const ORDINARY = {
  package: 'com.example.hostile',
  versionCode: 7,
  permissions: ['android.permission.READ_PHONE_STATE'],
} as const;

/** Everything as in the honest app: its identity, its permission, its two classes. */
export const intact: Expected = { reads: 'app', ...ORDINARY, classes: 2 };
/** The manifest holds; the code is gone, and the report says so. */
export const codeHidden: Expected = { ...intact, classes: 'hidden' };
/** The manifest holds; how much of the code is left is not laid down. */
export const manifestHolds: Expected = { ...intact, classes: 'any' };
export const unreadable: Expected = { ...intact, reads: 'nothing', classes: 'any' };
/** It must end, and say that something is wrong. */
export const survives: Expected = { ...intact, reads: 'either', classes: 'any' };

type Android = HostileCase['android'];

/** One line of a family's table. */
export function hostile(
  name: string,
  what: string,
  android: Android,
  bytes: () => Uint8Array,
  problems: readonly string[],
  report: Expected,
): HostileCase {
  return { name, what, android, bytes, problems, report };
}
