import type { AppState, ConsentRecord, ConsentState, RunContext, Scenario, TraceRecord, UiRecord } from './trace.ts';

/**
 * What was going on during a run: folds phases, consent and states, in the order of the file, into the context of every record. Logs
 * without such records (HAR, captures) get theirs by time from the timeline of the log that has them.
 */
export class Timeline {
  #context: RunContext = START;
  /** The log itself says what became of consent; steps need not imply it. */
  #hasConsentRecords = false;
  /** No consent record has come since the step began. */
  #isStepSilent = true;
  #changes: Change[] = [];
  #isSorted = false;

  /** Whether anything is known of the run. */
  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  /** Context of the next record of the log; a record that changes it belongs to what it begins. */
  next(record: TraceRecord): RunContext {
    const changed = this.#after(record);
    if (changed !== undefined) {
      this.#context = changed;
      this.#isSorted = false;
      if (record.time !== undefined && this.#changes.length < MOST_CHANGES) this.#changes.push({ time: record.time, context: changed });
    }
    return contextOf(record, this.#context);
  }

  /** Context at a time, in milliseconds since 1970, by the last change that is not later. */
  at(time: number): RunContext {
    if (!this.#isSorted) this.#changes = this.#changes.toSorted((a, b) => a.time - b.time);
    this.#isSorted = true;
    let [low, high] = [0, this.#changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#changes[middle]!.time <= time) low = middle + 1;
      else high = middle;
    }
    return this.#changes[low - 1]?.context ?? START;
  }

  #after(record: TraceRecord): RunContext | undefined {
    switch (record.kind) {
      case 'phase':
        return record.edge === 'start' ? this.#begun(record.scenario) : this.#ended(record.scenario);
      case 'consent':
        this.#hasConsentRecords = true;
        this.#isStepSilent = false;
        return { ...this.#context, consent: CONSENT[record.event] };
      case 'state':
        return { ...this.#context, appState: record.state };
      case 'call':
        return this.#told(record.consent);
      case 'ui':
        return this.#pressed(record);
      default:
        return undefined;
    }
  }

  /** Logs without records of consent may tell it call by call; then another log of the run can go by it. */
  #told(consent: ConsentState | undefined): RunContext | undefined {
    if (consent === undefined || this.#hasConsentRecords || consent === this.#context.consent) return undefined;
    return { ...this.#context, consent };
  }

  /** While the notice waits, the button pressed decides, not the moment at which a tester marks it. */
  #pressed({ event, text }: UiRecord): RunContext | undefined {
    if (event !== 'tap' || text === undefined || this.#context.consent !== 'before-consent') return undefined;
    const button = text.replace(/\s+/g, '');
    const isAgreed = AGREES.test(button) || (this.#hasConsentRecords && GOES_ON.test(button));
    const consent = REFUSES.test(button) ? 'after-refusal' : isAgreed ? 'after-consent' : undefined;
    if (consent === undefined) return undefined;
    this.#isStepSilent = false;
    return { ...this.#context, consent };
  }

  #begun(scenario: Scenario): RunContext {
    const { fresh, unmarked, unknown, appState } = IMPLIED[scenario];
    if (fresh !== undefined) this.#hasConsentRecords = false;
    this.#isStepSilent = true;
    const now = this.#context.consent;
    const implied = fresh ?? (this.#hasConsentRecords ? undefined : unmarked) ?? (now === 'unknown' ? unknown : undefined);
    return { consent: implied ?? now, appState, scenario };
  }

  /** A step in which the user refuses or agrees has come to that when it ends, even if no record says when. */
  #ended(scenario: Scenario): RunContext {
    const { ends } = IMPLIED[scenario];
    const { scenario: current, ...rest } = this.#context;
    const now = current === scenario ? rest : this.#context;
    return ends !== undefined && this.#isStepSilent ? { ...now, consent: ends } : now;
  }
}

/** Texts of the buttons of a notice, without white space. @source T/TAF 078.6 3.7 */
const AGREES = /^(?:我?已?(?:阅读)?(?:并)?同意|(?:我)?接受|agree|iagree|accept)/i;
/** Buttons that end a notice which a record says is on the screen; elsewhere they may end anything. */
const GOES_ON = /^(?:好的?|我?知道了|确[定认]|继续(?:使用)?|进入(?:应用|首页)?|开始使用|立即(?:体验|使用|进入)|ok|continue|gotit)$/i;
const REFUSES = /^(?:我?不同意|暂不同意|拒绝|不接受|disagree|decline|reject)/i;

interface Change {
  readonly time: number;
  readonly context: RunContext;
}

const START: RunContext = { consent: 'unknown' };
/** A run has a few dozen; a broken log may have millions. */
const MOST_CHANGES = 10_000;

const CONSENT: Readonly<Record<ConsentRecord['event'], ConsentState>> = {
  'not-shown': 'before-notice',
  shown: 'before-consent',
  refused: 'after-refusal',
  agreed: 'after-consent',
  withdrawn: 'after-refusal',
};

interface Implied {
  readonly appState: AppState;
  /** Consent as it begins, whatever was before: the app is installed anew. */
  readonly fresh?: ConsentState;
  /** As it begins, when no record has told of consent. */
  readonly unmarked?: ConsentState;
  /** As it begins, when nothing at all is known. */
  readonly unknown?: ConsentState;
  /** When it has ended without a record of consent. */
  readonly ends?: ConsentState;
}

/** Steps that come when the user has agreed. */
const AGREED = { unknown: 'after-consent' } as const;

/** What a step of the run script means where no record says more. @source regulation §9, run script */
const IMPLIED: Readonly<Record<Scenario, Implied>> = {
  'first-launch': { appState: 'foreground', fresh: 'before-consent' },
  refuse: { appState: 'foreground', unknown: 'before-consent', ends: 'after-refusal' },
  agree: { appState: 'foreground', unmarked: 'after-consent', ends: 'after-consent' },
  'deny-all': { appState: 'foreground', ...AGREED },
  'restart-after-denial': { appState: 'foreground', ...AGREED },
  traverse: { appState: 'foreground', ...AGREED },
  silent: { appState: 'silent', ...AGREED },
  background: { appState: 'background', ...AGREED },
  killed: { appState: 'killed', ...AGREED },
  'splash-and-windows': { appState: 'foreground' },
  upgrade: { appState: 'foreground', ...AGREED },
  reinstall: { appState: 'foreground', fresh: 'before-consent' },
  withdraw: { appState: 'foreground', ...AGREED, ends: 'after-refusal' },
};

/** Context of a record that happened while `context` held: a call that tells its own state is believed. */
export function contextOf(record: TraceRecord, context: RunContext): RunContext {
  if (record.kind !== 'call' || (record.consent === undefined && record.appState === undefined)) return context;
  const { consent = context.consent, appState = context.appState } = record;
  return { ...context, consent, ...(appState === undefined ? {} : { appState }) };
}
