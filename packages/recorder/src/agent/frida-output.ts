import { decodeMessages, type Message } from '@touchstone/recorder-agent';
import type { FaultCode } from '../fault.ts';

/** What a line of the frida command line tells. */
export type FridaLine =
  | { readonly kind: 'messages'; readonly messages: readonly Message[] }
  | { readonly kind: 'fault'; readonly code: FaultCode | 'script-error' | 'lost'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

/**
 * Our messages are texts that stand in JSON (`{"type":"send","payload":{"touchstone":"…"}}`) and in Python's repr
 * (`message: {'type': 'send', 'payload': {'touchstone': '…'}} data: None`) as they were sent.
 */
export function readFridaLine(line: string): FridaLine {
  const payload = PYTHON.exec(line)?.[1] ?? jsonPayload(line);
  const messages = payload === undefined ? undefined : decodeMessages(payload);
  if (messages !== undefined) return { kind: 'messages', messages };
  const found = FAULTS.find(([words]) => words.test(line));
  return found === undefined ? { kind: 'other', text: line } : { kind: 'fault', code: found[1], text: line };
}

const PYTHON = /'touchstone': '([^']*)'/;

function jsonPayload(line: string): string | undefined {
  const from = line.indexOf('{"type":"send"');
  if (from < 0) return undefined;
  try {
    const { payload } = JSON.parse(line.slice(from)) as { readonly payload?: { readonly touchstone?: unknown } };
    return typeof payload?.touchstone === 'string' ? payload.touchstone : undefined;
  } catch {
    return undefined;
  }
}

/** The tool tells what is wrong only in words. @source frida-tools 12–14, frida-core 15–17: messages of its command line */
const FAULTS: readonly (readonly [RegExp, FaultCode | 'script-error' | 'lost'])[] = [
  [
    /unable to connect to remote frida-server|need Gadget to attach|unable to find (?:process|application).*frida-server/i,
    'no-frida-server',
  ],
  [/major versions match|protocol (?:version )?mismatch|unable to communicate with remote frida-server/i, 'frida-version'],
  [/unable to find application with identifier|not installed/i, 'not-installed'],
  [/jailed Android|requires? root|not permitted to (?:spawn|attach)|unable to access process/i, 'not-rooted'],
  [/device (?:is gone|was lost|disconnected|not found)|connection (?:is )?(?:closed|terminated)|the connection is closed/i, 'lost'],
  [/process (?:crashed|terminated)/i, 'lost'],
  [/unexpectedly timed out while waiting for app to launch|process not found/i, 'app-ended'],
  [/\bJava is not defined\b|'Java' is not defined|no Java runtime/i, 'no-java-bridge'],
  [/^\s*(?:Uncaught |message: \{'type': 'error'|\{"type":"error")|(?:^|-> )(?:Reference|Syntax|Type)Error:/, 'script-error'],
];
