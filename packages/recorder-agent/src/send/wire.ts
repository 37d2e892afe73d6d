/** What the agent tells the host: records of the trace contract (docs/trace-contract.md), and notes about itself. */
export type Message = AgentRecord | Note;

export type ConsentState = 'before-notice' | 'before-consent' | 'after-refusal' | 'after-consent' | 'unknown';
export type AppState = 'foreground' | 'silent' | 'background' | 'killed';
export type ResultState = 'real' | 'masked' | 'null' | 'denied' | 'unknown';

export type AgentRecord = AgentCall | AgentDialog | AgentUi | AgentState | AgentProcess | AgentRequest;

interface Recorded {
  /** Clock of the device, milliseconds since 1970. */
  readonly time: number;
  readonly process: string;
}

export interface AgentCall extends Recorded {
  readonly kind: 'call';
  readonly api: { readonly class: string; readonly method: string; readonly signature?: string };
  readonly action?: string;
  readonly target?: Target;
  readonly arguments: readonly string[];
  readonly result?: Result;
  readonly stack: readonly string[];
  readonly thread: string;
  readonly count?: number;
  readonly consent?: ConsentState;
  readonly appState?: AppState;
}

export interface Target {
  readonly kind: 'uri' | 'file' | 'command' | 'property' | 'sensor' | 'package' | 'broadcast' | 'setting' | 'permission';
  readonly value: string;
}

export interface Result {
  readonly state: ResultState;
  readonly type?: string;
  readonly value?: string;
}

export interface AgentDialog extends Recorded {
  readonly kind: 'dialog';
  readonly permissions: readonly string[];
  readonly outcome: 'shown' | 'allowed' | 'denied' | 'denied-forever';
  /** Empty: the user had not touched anything. Absent: something, and the agent cannot tell which feature. */
  readonly feature?: '';
  readonly stack?: readonly string[];
}

export interface AgentUi extends Recorded {
  readonly kind: 'ui';
  readonly event: 'tap' | 'long-tap' | 'swipe' | 'shake' | 'page' | 'window' | 'closed';
  readonly page?: string;
  readonly window?: string;
  readonly x?: number;
  readonly y?: number;
}

export interface AgentState extends Recorded {
  readonly kind: 'state';
  readonly state: 'foreground' | 'background';
}

export interface AgentProcess extends Recorded {
  readonly kind: 'process';
  readonly event: 'start';
  readonly package: string;
}

export interface AgentRequest extends Recorded {
  readonly kind: 'request';
  readonly protocol: 'http' | 'tls';
  readonly host: string;
  readonly port: number;
  readonly method?: string;
  readonly url?: string;
  readonly tls?: { readonly sni: string };
  readonly decrypted: false;
  readonly stack: readonly string[];
}

/** About the agent itself; never part of a trace. */
export type Note =
  | { readonly note: 'problem'; readonly where: string; readonly message: string }
  | {
      readonly note: 'hooks';
      readonly process: string;
      readonly hooked: number;
      readonly waiting: readonly string[];
      readonly absent: readonly string[];
    }
  | { readonly note: 'marked'; readonly mark: string }
  | { readonly note: 'dropped'; readonly records: number };

/**
 * Messages as one text of plain ASCII without quotes of Python, backslashes and percent signs: tools print what an agent sends as JSON
 * or as Python's repr, and such a text stands in both as it is.
 */
export const encodeMessages = (messages: readonly Message[]): string =>
  JSON.stringify(messages).replace(/[^ -~]|['\\%]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** @returns undefined when the text is not one of ours, or was cut */
export function decodeMessages(text: string): readonly Message[] | undefined {
  try {
    const value: unknown = JSON.parse(
      text.replace(/%([0-9a-f]{4})/g, (_all, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))),
    );
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
