/**
 * Where something was seen, so that a person can find it again.
 *
 * `file` is the path inside the app (`classes2.dex`, `AndroidManifest.xml`, `lib/arm64-v8a/libx.so`); in a split
 * set it is `<split>.apk!<path>`; for other inputs the name of the input (policy, log, screenshot, store page).
 */
export interface Place {
  readonly file: string;
  /** Bytes from the start of `file`. */
  readonly offset?: number;
  /** Dalvik class descriptor, `Lcn/example/A;`. */
  readonly class?: string;
  /** Dalvik method descriptor, `Lcn/example/A;->b(I)V`. */
  readonly method?: string;
  /** 16-bit code units from the start of the method's instructions. */
  readonly instruction?: number;
  /** Line: of the source as the debug table says, or of a text. */
  readonly line?: number;
  /** Element path in an XML file: `manifest/application/activity[2]`. */
  readonly element?: string;
}

/** Stable order of places: file, offset, method, instruction, element. */
export function comparePlaces(a: Place, b: Place): number {
  return (
    compareText(a.file, b.file) ||
    (a.offset ?? -1) - (b.offset ?? -1) ||
    compareText(a.class ?? '', b.class ?? '') ||
    compareText(a.method ?? '', b.method ?? '') ||
    (a.instruction ?? -1) - (b.instruction ?? -1) ||
    (a.line ?? -1) - (b.line ?? -1) ||
    compareText(a.element ?? '', b.element ?? '')
  );
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
