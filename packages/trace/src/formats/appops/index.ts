import { present } from '../../reading/fields.ts';
import { Lines } from '../../reading/lines.ts';
import type { Emit, FormatOptions, TextFormat } from '../../reading/room.ts';
import { timeOf } from '../../reading/time-text.ts';
import type { AppState } from '../../trace.ts';
import { OPERATIONS } from './operations.ts';

/**
 * `dumpsys appops` and `appops get`: of each app and operation the last accesses and refusals by state of the process. Only what means
 * personal information or an act is handed on, and with a package given only that package's.
 * @source android.app.AppOpsManager, com.android.server.appop.AppOpsService dump; core/java/android/app/AppOps.md
 */
export const appops: TextFormat = {
  format: 'appops',
  isInOrder: false,
  open(emit, options) {
    const dump = new Dump(emit, options);
    const lines = new Lines((line, number) => (line === undefined ? emit.problem('trace/line-too-long', number) : dump.line(line, number)));
    emit.head({ format: 'appops', tool: { name: 'dumpsys appops' } });
    return {
      push: (text) => lines.push(text),
      end() {
        lines.end();
        dump.end();
      },
    };
  },
};

class Dump {
  readonly #emit: Emit;
  readonly #options: FormatOptions;
  /** The package whose operations follow; `appops get` names none. */
  #package: string | undefined;
  #operation: string | undefined;
  #tag: string | undefined;
  #hasPackages = false;
  #hasSeenApp = false;

  constructor(emit: Emit, options: FormatOptions) {
    this.#emit = emit;
    this.#options = options;
  }

  line(text: string, number: number): void {
    const name = PACKAGE.exec(text)?.[1];
    if (name !== undefined) {
      this.#package = name;
      this.#operation = undefined;
      this.#hasPackages = true;
      this.#hasSeenApp ||= name === this.#options.package;
      return;
    }
    if (UID.test(text)) {
      this.#package = undefined;
      this.#operation = undefined;
      return;
    }
    if (this.#isOther()) return;
    const old = OLD.exec(text);
    if (old !== null) {
      this.#oldStyle(old, number);
      return;
    }
    const operation = OPERATION.exec(text)?.[1];
    if (operation !== undefined) {
      this.#operation = operation;
      this.#tag = undefined;
      return;
    }
    const tag = TAG.exec(text)?.[1];
    if (tag !== undefined) this.#tag = tag === 'null' || tag === this.#package ? undefined : tag;
    const access = ACCESS.exec(text);
    if (access !== null) this.#access(access, number);
    else if (/^\s*(Access|Reject):/.test(text)) this.#emit.problem('trace/unreadable-line', number, text);
  }

  end(): void {
    const { package: wanted } = this.#options;
    if (wanted !== undefined && this.#hasPackages && !this.#hasSeenApp) this.#emit.problem('trace/other-app', 0, wanted);
  }

  #isOther(): boolean {
    const { package: wanted } = this.#options;
    return wanted !== undefined && this.#hasPackages && this.#package !== wanted;
  }

  #access(match: RegExpExecArray, line: number): void {
    const [, kind, bracketed, plain, time, rest] = match;
    const state = bracketed ?? plain;
    const duration = /duration=([+\dhmsd]+)/.exec(rest ?? '')?.[1];
    this.#record(this.#operation, line, {
      time: timeOf(time!, this.#options.offsetMinutes),
      isRejected: kind === 'Reject',
      appState: STATES[state!],
      durationMs: duration === undefined ? undefined : millisecondsOf(duration),
    });
  }

  /** Android 8 and before, and `appops get`: `CAMERA: allow; time=+1h2m ago; rejectTime=+3s ago; duration=+4s`. When it was dumped is unknown. */
  #oldStyle([, operation, rest]: RegExpExecArray, line: number): void {
    const duration = /duration=([+\dhmsd]+)/.exec(rest!)?.[1];
    const durationMs = duration === undefined ? undefined : millisecondsOf(duration);
    if (/(?:^|[;\s])time=/.test(rest!)) this.#record(operation, line, { isRejected: false, durationMs });
    if (/rejectTime=/.test(rest!)) this.#record(operation, line, { isRejected: true });
  }

  #record(
    operation: string | undefined,
    line: number,
    use: { time?: number | undefined; isRejected: boolean; appState?: AppState | undefined; durationMs?: number | undefined },
  ): void {
    const meaning = OPERATIONS.get(operation ?? '');
    if (operation === undefined) this.#emit.problem('appops/access-without-operation', line);
    if (operation === undefined || meaning === undefined) return;
    this.#emit.record(
      present({
        kind: 'call' as const,
        line,
        time: use.time,
        process: this.#package,
        ...meaning,
        label: operation,
        arguments: [],
        result: use.isRejected ? { state: 'denied' as const } : undefined,
        stack: [],
        durationMs: use.durationMs,
        statedOwner: this.#tag,
        appState: use.appState,
      }),
    );
  }
}

/** States of a process, from the strongest. Not on screen although it runs a service that the user sees: in the background. */
const STATES: Readonly<Record<string, AppState>> = {
  pers: 'background',
  top: 'foreground',
  fgsvcl: 'background',
  fgsvc: 'background',
  fg: 'foreground',
  bg: 'background',
  cch: 'background',
};

const UID = /^\s*Uid \S+:\s*$/;
const PACKAGE = /^\s*Package (\S+):\s*$/;
const OPERATION = /^\s*([A-Z][A-Z0-9_]*) \([a-z]+(?: \/ switch [A-Z0-9_]+=[a-z]+)?\):\s*$/;
const OLD = /^\s*(?:Uid mode: )?([A-Z][A-Z0-9_]*): (?:mode=)?(?:allow|ignore|deny|default|foreground|\d)(;.*)$/;
const TAG = /^\s*(?:tag=)?(\S+?)=\[\s*$/;
/** Android 9: `Access: pers = …`; 10 and later: `Access: [fg-s] …`. A refusal has no blank before its time. */
const ACCESS = /^\s*(Access|Reject): (?:\[([a-z]+)(?:-[a-z|]+)?\]|([a-z]+) =)\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)(.*)$/;

/** Milliseconds of `+1d2h3m4s5ms`. */
function millisecondsOf(text: string): number {
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d{1,12})(ms|[dhms])/g)) sum += Number(count) * UNITS[unit as keyof typeof UNITS];
  return sum;
}

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;
