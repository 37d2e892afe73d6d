import type { Touch } from './calls/call-knowledge.ts';
import type { ClassifyCall } from './calls/classify-call.ts';
import type { StackOwner } from './calls/stack-owner.ts';
import type { CallRecord, RunContext, TraceRecord } from './trace.ts';

/** The same kind of call, by the same code, under the same circumstances: what rules on time look at. */
export interface Episode {
  readonly touch: Touch;
  readonly owner: StackOwner;
  readonly context: RunContext;
  /** Calls; a record of a log of sums counts as many as it says. */
  readonly count: number;
  /** Calls that were refused, and that gave nothing or nothing usable. */
  readonly denied: number;
  readonly empty: number;
  readonly first: CallRecord;
  /** The first that got the true value, or else the first that was not refused, or else the first. */
  readonly worst: CallRecord;
  /** Times of the first calls in the order of the log, in milliseconds since 1970; at most `MOST_TIMES`. */
  readonly times: readonly number[];
  /** Time of the last call. */
  readonly lastTime?: number;
  /** The most calls within a second and within a minute, up to 1,000, and when that minute began. */
  readonly busiest: { readonly perSecond: number; readonly perMinute: number; readonly at?: number };
}

/** Folds calls into episodes while a log is read; its size depends on how many kinds there are, not on how many calls. */
export interface Episodes {
  record(record: TraceRecord, context: RunContext): void;
  /** In the order of their first calls. */
  list(): readonly Episode[];
  /** Calls that nothing is known of, and calls beyond the bound of episodes. */
  readonly unclassified: number;
  readonly left: number;
}

export const MOST_TIMES = 4_096;
export const MOST_EPISODES = 20_000;
/** Times of all episodes together: 32 MB. */
const MOST_TIMES_IN_ALL = 4_000_000;

export function foldEpisodes(classify: ClassifyCall, ownerOf: (stack: readonly string[]) => StackOwner): Episodes {
  const open = new Map<string, OpenEpisode>();
  let [unclassified, left, times] = [0, 0, 0];

  const add = (touch: Touch, call: CallRecord, context: RunContext) => {
    const owner = ownerOf(call.stack);
    const key = keyOf(touch, owner, context);
    let episode = open.get(key);
    if (episode === undefined) {
      if (open.size >= MOST_EPISODES) {
        left++;
        return;
      }
      episode = new OpenEpisode(touch, owner, context, call);
      open.set(key, episode);
    }
    times += episode.add(call, times < MOST_TIMES_IN_ALL);
  };

  return {
    record(record, context) {
      if (record.kind !== 'call') return;
      const touches = classify(record);
      if (touches.length === 0) unclassified++;
      for (const touch of touches) add(touch, record, context);
    },
    list: () => [...open.values()],
    get unclassified() {
      return unclassified;
    },
    get left() {
      return left;
    },
  };
}

const keyOf = (touch: Touch, owner: StackOwner, context: RunContext) =>
  [touch.data, touch.action, touch.api, owner.owner, owner.sdk ?? owner.package, context.consent, context.appState, context.scenario].join(
    '\n',
  );

class OpenEpisode implements Episode {
  readonly touch: Touch;
  readonly owner: StackOwner;
  readonly context: RunContext;
  readonly first: CallRecord;
  worst: CallRecord;
  count = 0;
  denied = 0;
  empty = 0;
  readonly times: number[] = [];
  lastTime?: number;
  readonly #second = new Window(1_000);
  readonly #minute = new Window(60_000);

  constructor(touch: Touch, owner: StackOwner, context: RunContext, first: CallRecord) {
    this.touch = touch;
    this.owner = owner;
    this.context = context;
    this.first = keptCopy(first);
    this.worst = this.first;
  }

  get busiest(): Episode['busiest'] {
    const { at } = this.#minute;
    return { perSecond: this.#second.most, perMinute: this.#minute.most, ...(at === undefined ? {} : { at }) };
  }

  /** @returns how many times were kept */
  add(call: CallRecord, hasRoom: boolean): number {
    this.count += call.count ?? 1;
    const state = call.result?.state;
    if (state === 'denied') this.denied++;
    if (state === 'null' || state === 'masked') this.empty++;
    if (gravity(call) > gravity(this.worst)) this.worst = keptCopy(call);
    const { time } = call;
    if (time === undefined) return 0;
    this.lastTime = time;
    this.#second.add(time);
    this.#minute.add(time);
    if (!hasRoom || this.times.length >= MOST_TIMES) return 0;
    this.times.push(time);
    return 1;
  }
}

/** Of a record that stays: its texts are cut, and copied, so that they do not hold the piece of the log that they were read from. */
function keptCopy(call: CallRecord): CallRecord {
  const cut = (text: string) => text.slice(0, LONGEST_TEXT);
  const slim: CallRecord = {
    ...call,
    arguments: call.arguments.slice(0, MOST_ARGUMENTS).map(cut),
    stack: call.stack.slice(0, MOST_FRAMES).map(cut),
    ...(call.label === undefined ? {} : { label: cut(call.label) }),
    ...(call.result?.value === undefined ? {} : { result: { ...call.result, value: cut(call.result.value) } }),
  };
  return JSON.parse(JSON.stringify(slim));
}

const LONGEST_TEXT = 500;
const MOST_ARGUMENTS = 16;
const MOST_FRAMES = 64;

const GRAVITY = { real: 4, unknown: 3, masked: 2, null: 1, denied: 0 } as const;
const gravity = (call: CallRecord) => GRAVITY[call.result?.state ?? 'unknown'];

const MOST_AT_ONCE = 1_000;

/** The most calls within a span of time that slides along; of a burst beyond `MOST_AT_ONCE` the count is a lower limit. */
class Window {
  most = 0;
  at: number | undefined;
  readonly #lengthMs: number;
  readonly #times: number[] = [];
  #oldest = 0;

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  add(time: number): void {
    const times = this.#times;
    times.push(time);
    while (time - times[this.#oldest]! >= this.#lengthMs || time < times[this.#oldest]! || times.length - this.#oldest > MOST_AT_ONCE)
      this.#oldest++;
    if (this.#oldest > MOST_AT_ONCE) {
      times.splice(0, this.#oldest);
      this.#oldest = 0;
    }
    if (times.length - this.#oldest <= this.most) return;
    this.most = times.length - this.#oldest;
    this.at = times[this.#oldest]!;
  }
}
