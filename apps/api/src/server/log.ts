import { type Logger, pino } from 'pino';

/**
 * The log: one JSON line an event, with the request's id and nothing of the person who asked.
 *
 * Addresses, paths, queries, headers and bodies hold names, numbers and tokens, so a request is written as its id and an
 * error as its class, code and stack: its message may quote a value.
 */
export function loggerOf(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: () => undefined, res: () => undefined, err: errorWithoutWords },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Where it happened and what kind it was; not its message. */
export function errorWithoutWords(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: errorWithoutWords(error.cause) }),
  };
}
