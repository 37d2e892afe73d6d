/** A complaint, as far as another can repeat it. */
export interface Comparable {
  readonly id: string;
  readonly app: string | null;
  /** Name of the app, normalised. */
  readonly subject: string;
  readonly textDigest: string | null;
  readonly reporterDigest: string | null;
  readonly receivedAtMs: number;
}

export const DAY_MS = 86_400_000;
/** Days within which the same is a repetition, unless the installation says otherwise. */
export const DUPLICATE_DAYS = 30;
/** Days after its end for which the reporter of a complaint is known. */
export const FORGET_AFTER_DAYS = 180;

/**
 * The complaint that a new one repeats: of the same app, in the same words or by the same person, not long ago; the oldest of
 * them. Undefined when it is new.
 * @param earlier complaints that are no duplicates themselves
 */
export function originalOf(one: Comparable, earlier: readonly Comparable[], withinDays = DUPLICATE_DAYS): Comparable | undefined {
  return earlier
    .filter(
      (other) =>
        other.id !== one.id &&
        other.receivedAtMs <= one.receivedAtMs &&
        one.receivedAtMs - other.receivedAtMs <= withinDays * DAY_MS &&
        isSameApp(one, other) &&
        (isSame(one.textDigest, other.textDigest) || isSame(one.reporterDigest, other.reporterDigest)),
    )
    .toSorted((a, b) => a.receivedAtMs - b.receivedAtMs || (a.id < b.id ? -1 : 1))[0];
}

const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b;

/** Where both are linked the apps decide, and the names where one is not. */
const isSameApp = (a: Comparable, b: Comparable): boolean =>
  a.app !== null && b.app !== null ? a.app === b.app : a.subject !== '' && a.subject === b.subject;
