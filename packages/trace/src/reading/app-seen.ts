import type { TraceRecord } from '../trace.ts';

/** Whether a log that names no app shows the one under test: in names of processes, in stacks. */
export class AppSeen {
  readonly #package: string;
  /** First two segments, which an app's own classes share with its package. */
  readonly #root: string;
  #isSeen = false;
  #stacks = 0;
  #example = '';

  constructor(packageName: string) {
    this.#package = packageName;
    this.#root = `${packageName.split('.').slice(0, 2).join('.')}.`;
  }

  /** What is seen instead, when enough was looked at and nothing is of the app. */
  get other(): string | undefined {
    return this.#isSeen || this.#stacks < ENOUGH ? undefined : this.#example;
  }

  look(record: TraceRecord): void {
    if (this.#isSeen || record.kind !== 'call') return;
    const isOwnProcess = record.process?.split(':')[0] === this.#package;
    this.#isSeen = isOwnProcess || record.stack.some((frame) => frame.startsWith(this.#root));
    if (record.stack.length === 0) return;
    this.#stacks++;
    if (this.#example === '')
      this.#example = record.stack.findLast((frame) => !/^(?:android|java|com\.android|dalvik)\./.test(frame)) ?? '';
  }
}

/** An app whose package was never its code's may look like another: fewer stacks than these say nothing. */
const ENOUGH = 20;
