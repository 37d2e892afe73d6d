/** One file of a folder that is handed to a firm. */
export interface WrittenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
