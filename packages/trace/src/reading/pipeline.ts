import { contextOf, Timeline } from '../timeline.ts';
import type { TraceFormat, TraceHead, TraceRecord, TraceSink, TraceSummary } from '../trace.ts';
import { AppSeen } from './app-seen.ts';
import { Clock } from './clock.ts';
import type { ReadOptions } from './options.ts';
import type { Emit, FormatOptions } from './room.ts';
import { Tally } from './tally.ts';
import { offsetOf } from './time-text.ts';

/** Between a format's reader and the sink: counts, checks app and clock, gives each record its context. */
export class Pipeline implements Emit {
  readonly tally = new Tally();
  readonly options: FormatOptions;
  /** Set as soon as the format is known; clocks are watched only in logs that are in order. */
  isInOrder = true;
  readonly #sink: TraceSink;
  readonly #timeline: Timeline;
  /** Of another log that was read before; used while this one says nothing itself. */
  readonly #guide: Timeline | undefined;
  readonly #clock = new Clock();
  readonly #appSeen: AppSeen | undefined;

  constructor(sink: TraceSink, options: ReadOptions) {
    this.#sink = sink;
    this.#guide = options.timeline?.isEmpty === false ? options.timeline : undefined;
    this.#timeline = this.#guide === undefined ? (options.timeline ?? new Timeline()) : new Timeline();
    this.options = {
      offsetMinutes: offsetOf(options.timeZone ?? '') ?? SHANGHAI,
      bodyBytes: options.bodyBytes ?? 1 << 20,
      ...(options.package === undefined ? {} : { package: options.package }),
    };
    this.#appSeen = options.package === undefined ? undefined : new AppSeen(options.package);
    if (options.timeZone !== undefined && offsetOf(options.timeZone) === undefined) this.problem('trace/unknown-zone', 0, options.timeZone);
  }

  head(head: TraceHead): void {
    const expected = this.options.package;
    const found = head.app?.package;
    if (expected !== undefined && found !== undefined && found !== expected) this.problem('trace/other-app', 1, found);
    this.tally.head = { ...this.tally.head, ...head };
    this.#sink.head?.(this.tally.head);
  }

  record(record: TraceRecord): void {
    this.tally.count(record);
    this.#appSeen?.look(record);
    if (this.isInOrder) {
      if (record.time === undefined) this.problem('trace/no-time', record.line);
      const jump = this.#clock.next(record.time);
      if (jump !== undefined) this.problem(`trace/clock-jumps-${jump}`, record.line);
    }
    const own = this.#timeline.next(record);
    const isGuided = this.#guide !== undefined && this.#timeline.isEmpty && record.time !== undefined;
    this.#sink.record(record, isGuided ? contextOf(record, this.#guide!.at(record.time!)) : own);
  }

  problem(code: string, line: number, detail?: string): void {
    this.tally.problem(code, line, detail);
  }

  finish(format: TraceFormat | undefined): TraceSummary {
    if (format !== undefined && this.tally.head === undefined) this.head({ format });
    const other = this.tally.head?.app === undefined ? this.#appSeen?.other : undefined;
    if (other !== undefined) this.problem('trace/app-not-seen', 0, other);
    if (format !== undefined && this.tally.records === 0) this.problem('trace/no-records', 0);
    return this.tally.summary(format);
  }
}

const SHANGHAI = 480;
