/** Bounds of one scan, in bytes. They count work, never time, so the same app always meets the same bound. */
export interface Limits {
  /** Largest single file of an app that is unpacked; beyond it the file is cut and the report says so. */
  readonly fileBytes: number;
  /** All bytes that a scan unpacks for its parsers. */
  readonly totalBytes: number;
  /** DEX files of one app. */
  readonly dexFiles: number;
  /** Splits of one app, and apps inside a container. */
  readonly archives: number;
  /**
   * Bytes that the signature verifier may unpack to compare what a JAR signature says; without it in proportion to the
   * file. Beyond it the scheme is failed, as `jar-sig-not-checked-over-budget`.
   */
  readonly jarBytes?: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 256 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
  dexFiles: 500,
  archives: 300,
};
