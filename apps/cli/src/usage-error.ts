/** What the user typed cannot be done; exit code 2. The message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
