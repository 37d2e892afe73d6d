/**
 * What a run did: one model for the logs of all tools and for captured traffic. Records come one by one, in the order of their file,
 * and stand for themselves: a log of gigabytes is never held as a whole.
 */
export type TraceRecord =
  | CallRecord
  | NetworkRequest
  | PhaseRecord
  | ConsentRecord
  | StateRecord
  | DialogRecord
  | UiRecord
  | ProcessRecord
  | PictureRecord;

/** Takes records as they are read. Nothing is kept by the reader after a call returns. */
export interface TraceSink {
  /** What the log says about itself; again, with more, when more is found later on. At least once, before the end. */
  head?(head: TraceHead): void;
  /** @param context of the run when it happened */
  record(record: TraceRecord, context: RunContext): void;
}

export type TraceFormat = 'touchstone' | 'camille' | 'appscan' | 'frida' | 'appops' | 'har' | 'pcap';

/** What a log says about itself; other tools than our own leave most of it out. */
export interface TraceHead {
  readonly format: TraceFormat;
  /** Version of the format, as the log states it. */
  readonly version?: string;
  readonly app?: TracedApp;
  /** Facts of the device by which personal information is found in traffic. */
  readonly device?: TracedDevice;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly startedAt?: number;
  /** IANA name or `+08:00`: of times that a tool wrote without a zone. */
  readonly timeZone?: string;
  readonly tool?: { readonly name: string; readonly version?: string };
}

export interface TracedApp {
  readonly package: string;
  readonly label?: string;
  readonly versionName?: string;
  readonly versionCode?: number;
  /** Of the APK, hex. */
  readonly sha256?: string;
}

export interface TracedDevice {
  readonly model?: string;
  /** API level. */
  readonly sdkVersion?: number;
  readonly rooted?: boolean;
  readonly values: readonly OwnValue[];
}

/** A value of the test device or account. It is looked for in requests as it stands, encoded and hashed. */
export interface OwnValue {
  /** Token of data/personal-info.yaml: `imei`, `android_id`, `phone_number`. */
  readonly data: string;
  /** Absent when only its digests were handed on. */
  readonly value?: string;
  /** Hex digests of the value: only such requests can be recognised that carry the value hashed this way. */
  readonly hashes?: { readonly md5?: string; readonly sha1?: string; readonly sha256?: string };
}

/** Where a record stands in its input, and when it happened. */
interface Recorded {
  /** Line, row, entry or packet, from 1: what a person looks up. */
  readonly line: number;
  /** Milliseconds since 1970-01-01T00:00Z; may run backwards from record to record. Absent when the log does not say. */
  readonly time?: number;
  /** Process name, `cn.example.app:push`, or number. */
  readonly process?: string;
}

/**
 * What came back: `real` the true value, `masked` a value that the system or the app made unusable (02:00:00:00:00:00), `null` nothing,
 * `denied` an error for want of permission.
 */
export type ResultState = (typeof RESULT_STATES)[number];
export const RESULT_STATES = ['real', 'masked', 'null', 'denied', 'unknown'] as const;

/** A call that reads personal information or acts: an API, a file, a command, a sensor, the clipboard. */
export interface CallRecord extends Recorded {
  readonly kind: 'call';
  /** Absent when the tool only told what was read. */
  readonly api?: Api;
  /** Token of data/personal-info.yaml, as the tool itself stated it. */
  readonly data?: string;
  /** What was done, with `run.acts`' words, as the tool itself stated it. */
  readonly action?: string;
  /** The tool's own words for it: 操作行为、行为描述. */
  readonly label?: string;
  /** What the call was about, where arguments do not say so by themselves. */
  readonly target?: Target;
  /** Without receiver, as text. */
  readonly arguments: readonly string[];
  readonly result?: { readonly state: ResultState; readonly type?: string; readonly value?: string };
  /** Innermost first, `cn.example.A.b(A.java:12)`; empty when the tool does not tell. */
  readonly stack: readonly string[];
  readonly thread?: string;
  /** Calls that this record stands for, in a log of sums (T/TAF 081.1 按总额统计); absent: one. */
  readonly count?: number;
  /** Of a use that lasts: recording, location. */
  readonly durationMs?: number;
  /** Whose code, as the tool itself stated it: an SDK's name. */
  readonly statedOwner?: string;
  /** Tells more of this call than the context of the run. */
  readonly consent?: ConsentState;
  readonly appState?: AppState;
}

export interface Api {
  /** Java name with dots, `$` before inner classes: `android.provider.Settings$Secure`. */
  readonly class: string;
  /** `<init>` for constructors. */
  readonly method: string;
  /** Dalvik, `(Ljava/lang/String;)V`. */
  readonly signature?: string;
}

export interface Target {
  readonly kind: (typeof TARGET_KINDS)[number];
  readonly value: string;
}

export const TARGET_KINDS = ['uri', 'file', 'command', 'property', 'sensor', 'package', 'broadcast', 'setting', 'permission'] as const;

/** One exchange over the network: an HTTP request, or what can be seen of a connection that stays encrypted, or a DNS question. */
export interface NetworkRequest extends Recorded {
  readonly kind: 'request';
  readonly protocol: (typeof PROTOCOLS)[number];
  /** Name by URL, Host, SNI or DNS, lower case without trailing dot; the address when no name is known. */
  readonly host: string;
  readonly ip?: string;
  readonly port?: number;
  readonly method?: string;
  /** Whole: `https://a.example/b?c=d`. */
  readonly url?: string;
  /** In order, names as sent. */
  readonly headers: readonly Header[];
  /** Of the request, transfer and content encoding removed where `bodyDecoded`; up to the reader's bound. */
  readonly body?: Uint8Array;
  /** File beside the log that holds the body. */
  readonly bodyFile?: string;
  /** The body went on beyond the bound, or the capture ended. */
  readonly bodyCut?: true;
  /** Content-Encoding is already undone; absent: the body is as sent. */
  readonly bodyDecoded?: true;
  readonly response?: Response;
  /** Absent for cleartext. */
  readonly tls?: Tls;
  /** Content was seen although the connection is encrypted: key log or proxy. */
  readonly decrypted: boolean;
  readonly bytesUp?: number;
  readonly bytesDown?: number;
  /** Of the code that sent it, when the recorder hooked the sender; innermost first. */
  readonly stack?: readonly string[];
}

export const PROTOCOLS = ['http', 'tls', 'dns', 'quic', 'websocket', 'tcp', 'udp'] as const;

export type Header = readonly [name: string, value: string];

export interface Response {
  readonly status?: number;
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
}

export interface Tls {
  /** `TLSv1.2`. */
  readonly version?: string;
  /** Server name that the client asked for. */
  readonly sni?: string;
  readonly certificateProblems: readonly CertificateProblem[];
}

export type CertificateProblem = (typeof CERTIFICATE_PROBLEMS)[number];
export const CERTIFICATE_PROBLEMS = [
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'untrusted',
  'weak-key',
  'weak-hash',
] as const;

/** A step of the run script begins or ends. */
export interface PhaseRecord extends Recorded {
  readonly kind: 'phase';
  readonly scenario: Scenario;
  readonly edge: 'start' | 'end';
}

/** Steps of the run script, in its order; regulation §9. */
export const SCENARIOS = [
  'first-launch',
  'refuse',
  'agree',
  'deny-all',
  'restart-after-denial',
  'traverse',
  'silent',
  'background',
  'killed',
  'splash-and-windows',
  'upgrade',
  'reinstall',
  'withdraw',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** What the user did with the app's privacy notice: 未展示、已展示、已拒绝、已同意、已撤回. */
export interface ConsentRecord extends Recorded {
  readonly kind: 'consent';
  readonly event: (typeof CONSENT_EVENTS)[number];
  /** Text that the user pressed. */
  readonly text?: string;
}

export const CONSENT_EVENTS = ['not-shown', 'shown', 'refused', 'agreed', 'withdrawn'] as const;

/** The app comes to another state: 前台、静默、后台、被杀. */
export interface StateRecord extends Recorded {
  readonly kind: 'state';
  readonly state: AppState;
}

export const APP_STATES = ['foreground', 'silent', 'background', 'killed'] as const;
export type AppState = (typeof APP_STATES)[number];

/** A permission dialog of the system, or the app's own text before it. */
export interface DialogRecord extends Recorded {
  readonly kind: 'dialog';
  /** Full names; several when one dialog asks for a group. */
  readonly permissions: readonly string[];
  /** Each stands for itself: a dialog that is shown and denied gives two records. `denied-forever`: 不再询问. */
  readonly outcome: (typeof DIALOG_OUTCOMES)[number];
  /** What the app told the user of the purpose at that moment; empty text: told nothing; absent: not observed. */
  readonly purpose?: string;
  /** Feature that the user had started; empty text: none. */
  readonly feature?: string;
  /** Of the code that asked. */
  readonly stack?: readonly string[];
}

export const DIALOG_OUTCOMES = ['shown', 'allowed', 'denied', 'denied-forever', 'dismissed'] as const;

/** What the user did or what came on the screen. */
export interface UiRecord extends Recorded {
  readonly kind: 'ui';
  readonly event: (typeof UI_EVENTS)[number];
  /** Activity, component name with dots. */
  readonly page?: string;
  readonly window?: string;
  /** Resource id or path of the element. */
  readonly element?: string;
  readonly text?: string;
  /** Pixels from the left and top. */
  readonly x?: number;
  readonly y?: number;
}

export const UI_EVENTS = ['tap', 'long-tap', 'swipe', 'input', 'key', 'shake', 'rotate', 'page', 'window', 'closed'] as const;

export interface ProcessRecord extends Recorded {
  readonly kind: 'process';
  readonly event: 'start' | 'end';
  readonly package: string;
  /** Broadcast, job, alarm, `activity`, `service`, `provider`, as the system or the tool says. */
  readonly cause?: string;
  /** Package whose code started it. */
  readonly caller?: string;
  readonly stack?: readonly string[];
}

/** A screenshot, recording or tree of elements, taken at this moment and kept beside the log. */
export interface PictureRecord extends Recorded {
  readonly kind: 'picture';
  readonly type: (typeof PICTURE_TYPES)[number];
  /** File name relative to the log. */
  readonly file: string;
}

export const PICTURE_TYPES = ['screenshot', 'recording', 'tree'] as const;

/** State of consent with the words of the vocabulary of facts: what a fact's attribute `phase` says. */
export type ConsentState = (typeof CONSENT_STATES)[number];
export const CONSENT_STATES = ['before-notice', 'before-consent', 'after-refusal', 'after-consent', 'unknown'] as const;

/** What was going on when a record happened. */
export interface RunContext {
  readonly consent: ConsentState;
  /** Absent when the log tells nothing of it. */
  readonly appState?: AppState;
  readonly scenario?: Scenario;
}

/** What reading a log came to, apart from its records. */
export interface TraceSummary {
  readonly format?: TraceFormat;
  readonly head?: TraceHead;
  readonly records: number;
  /** By `kind` of record. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Times of the first and the last record by clock, in milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** What was wrong, by code, with the first examples; `at` counts lines, rows or entries from 1. */
  readonly problems: readonly TraceProblem[];
}

export interface TraceProblem {
  /** `trace/unreadable-line`. */
  readonly code: string;
  readonly count: number;
  /** Lines of the first ones. */
  readonly lines: readonly number[];
  /** What was found: the other package, the first characters. */
  readonly detail?: string;
}
