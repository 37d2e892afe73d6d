import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentOptions, AgentRecord, Note } from '@touchstone/recorder-agent';
import { type FaultCode, RecordFault } from '../fault.ts';
import { type RunningCommand, runCommand, startCommand } from '../run-command.ts';
import { readFridaLine } from './frida-output.ts';

/** One process of the app with the agent in it. */
export interface AgentSession {
  readonly isOver: boolean;
  /** Tells the agent what the tester marked. Resolves when all that was recorded before has come, or after some seconds without an answer. */
  mark(what: 'consent' | 'state' | 'phase', value: string, edge?: string): Promise<boolean>;
  stop(): Promise<void>;
}

export interface SessionTarget {
  readonly serial: string;
  /** A number: a process that runs already. */
  readonly process: string | number;
  readonly agent: string;
  readonly options: Partial<AgentOptions>;
}

export interface SessionEvents {
  record(record: AgentRecord): void;
  note(note: Note): void;
  /** What the tool said besides. */
  said(line: string): void;
  /** Its process, or the way to it, has ended. */
  over(): unknown;
}

const READY_MS = 45_000;
const ANSWER_MS = 4_000;
/** Before this version an app that was started may stay halted until told to go on; to one that runs it means nothing. */
const RESUMES_SINCE = 16;

/** @returns main version of the frida command line. @throws RecordFault: no-frida */
export async function fridaVersion(): Promise<number> {
  const { code, out, isMissing } = await runCommand('frida', ['--version'], 30_000);
  if (isMissing || code !== 0) throw new RecordFault('no-frida');
  return Number.parseInt(out.toString('utf8'), 10) || RESUMES_SINCE;
}

/**
 * Starts the app with the agent in it, before its own code runs; or brings the agent into a process that runs.
 * @throws RecordFault: no-frida-server, frida-version, not-rooted, not-installed, app-ended, agent-silent, no-java-bridge
 */
export async function startSession(target: SessionTarget, version: number, events: SessionEvents): Promise<AgentSession> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-agent-'));
  const script = join(folder, 'agent.js');
  writeFileSync(script, `globalThis.touchstone = ${JSON.stringify(target.options)};\n${target.agent}`);

  const answers = new Map<string, () => void>();
  let settle: (outcome: 'ready' | FaultCode) => void = () => {};
  const ready = new Promise<'ready' | FaultCode>((done) => {
    settle = done;
  });
  let last = '';
  const take = (line: string) => {
    const said = readFridaLine(line);
    if (said.kind !== 'messages') {
      if (said.text.trim() !== '') events.said(said.text);
      last = `${last}\n${said.text}`.slice(-2_000);
      if (said.kind === 'fault' && said.code !== 'lost') settle(said.code === 'script-error' ? 'agent-silent' : said.code);
      return;
    }
    for (const message of said.messages) {
      if (!('note' in message)) events.record(message);
      else if (message.note === 'marked') answers.get(message.mark)?.();
      else {
        events.note(message);
        if (message.note === 'hooks') settle('ready');
        if (message.note === 'problem' && message.where === 'start') settle('no-java-bridge');
      }
    }
  };

  const command: RunningCommand = startCommand('frida', argumentsOf(target, script), {
    line: take,
    end(_code, isMissing) {
      settle(isMissing ? 'no-frida' : 'app-ended');
      for (const answer of answers.values()) answer();
      rmSync(folder, { recursive: true, force: true });
      events.over();
    },
  });
  if (typeof target.process === 'string' && version < RESUMES_SINCE) command.write('%resume\n');
  const timer = setTimeout(() => settle('agent-silent'), READY_MS);
  const outcome = await ready;
  clearTimeout(timer);
  if (outcome !== 'ready') {
    await command.stop();
    throw new RecordFault(outcome, last);
  }

  return {
    get isOver() {
      return command.isOver;
    },
    async mark(what, value, edge = 'start') {
      if (command.isOver) return false;
      const key = [what, value, edge].join(' ');
      const answered = new Promise<boolean>((done) => {
        const late = setTimeout(() => done(false), ANSWER_MS);
        answers.set(key, () => {
          clearTimeout(late);
          done(!command.isOver);
        });
      });
      command.write(`rpc.exports.mark(${[what, value, edge].map((word) => JSON.stringify(word)).join(', ')})\n`);
      const isAnswered = await answered;
      answers.delete(key);
      return isAnswered;
    },
    stop: () => command.stop(),
  };
}

const argumentsOf = ({ serial, process }: SessionTarget, script: string): readonly string[] => [
  '-D',
  serial,
  ...(typeof process === 'string' ? ['-f', process] : ['-p', String(process)]),
  '-l',
  script,
];
