/** What a command of this machine works with. */
export interface Surroundings {
  /** The one folder under which everything that is kept lies. */
  readonly home: string;
  readonly databaseUrl: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line for the person at the terminal. */
  readonly tell: (text: string) => void;
}
