/** The world of a command: where it stands and where it writes. Results go to stdout, all else to stderr. */
export interface Terminal {
  readonly cwd: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}
