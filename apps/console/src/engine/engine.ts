import type { Answer, Ask, Attempt, CheckedFile, Failure, ReportLanguage, Stage, Told } from './messages.ts';

/** As much of a worker as is needed here. */
export interface EngineWorker {
  postMessage(ask: Ask): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

export interface Checked {
  readonly file: CheckedFile;
  /** Why not everything was looked at; undefined when it was. */
  readonly failure: Failure | undefined;
}

/** The engine as a page uses it: one file at a time; the report of the last one stays with it until it is closed. */
export interface Engine {
  check(file: File, language: ReportLanguage, onStage: (stage: Stage) => void): Promise<Checked>;
  /** More of the report of the last file. */
  ask<A extends Question>(question: A): Promise<Told[A['kind']]>;
  /** Ends what runs; what was asked rejects with `EngineClosed`. */
  close(): void;
}

/** What can be asked of a report. */
export type Question = Exclude<Ask, { kind: 'check' }>;

export class EngineClosed extends Error {
  override readonly name = 'EngineClosed';
}

/** A fault of ours in the engine; the message is for who is asked about it. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
}

/** The worker did not come back. */
class WorkerLost extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`the engine was ended: ${failure}`);
    this.failure = failure;
  }
}

/** An honest scan takes about 50 ms a MiB here; what takes fifty times as long hangs. */
const LIMIT_MS = 120_000;
const LIMIT_PER_MIB_MS = 2_500;
export const limitMs = (sizeBytes: number): number => LIMIT_MS + (sizeBytes / 1024 / 1024) * LIMIT_PER_MIB_MS;

/** @param start gives a fresh worker: one that hung or died is never used again */
export function openEngine(start: () => EngineWorker): Engine {
  let worker: EngineWorker | undefined;
  let refuse: ((error: Error) => void) | undefined;
  /** One question at a time: the next is put when the last has its answer. */
  let last: Promise<unknown> = Promise.resolve();

  const drop = () => {
    worker?.terminate();
    worker = undefined;
  };

  const ask = <A extends Ask>(question: A, patienceMs: number, onStage: (stage: Stage) => void = () => {}): Promise<Told[A['kind']]> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const end = (finish: () => void) => {
        clearTimeout(watchdog);
        refuse = undefined;
        finish();
      };
      const lose = (error: Error) =>
        end(() => {
          drop();
          reject(error);
        });
      const watchdog = setTimeout(() => lose(new WorkerLost('timed-out')), patienceMs);
      refuse = lose;
      worker.onerror = () => lose(new WorkerLost('crashed'));
      worker.onmessage = ({ data }) => {
        if (data.kind === 'stage') onStage(data.stage);
        else end(() => (data.kind === 'fault' ? reject(new EngineFault(data.message)) : resolve(data.told as Told[A['kind']])));
      };
      worker.postMessage(question);
    });

  const close = () => {
    if (refuse === undefined) drop();
    else refuse(new EngineClosed('the check was ended'));
  };

  return {
    async check(file, language, onStage) {
      close();
      onStage('engine');
      let attempt: Attempt = { kind: 'whole' };
      for (;;) {
        try {
          const told = await ask({ kind: 'check', file, attempt, language }, limitMs(file.size), onStage);
          return { file: told, failure: attempt.kind === 'whole' ? undefined : attempt.because };
        } catch (error) {
          if (!(error instanceof WorkerLost) || attempt.kind === 'nothing') throw error;
          attempt = { kind: attempt.kind === 'whole' ? 'parsers' : 'nothing', because: error.failure };
        }
      }
    },
    ask(question) {
      const told = last.then(() => ask(question, LIMIT_MS));
      last = told.catch(() => undefined);
      return told;
    },
    close,
  };
}
