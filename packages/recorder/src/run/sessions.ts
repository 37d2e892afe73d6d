import type { AgentRecord, Note } from '@touchstone/recorder-agent';
import { type AgentSession, startSession } from '../agent/agent-session.ts';
import { bringToFront, processOf } from '../device/installed-app.ts';
import { RecordFault } from '../fault.ts';
import type { LogRecord } from '../log/run-folder.ts';
import { agentOptions, pause, type RunContext, say } from './run-context.ts';

/** The processes of the app that are recorded. */
export interface Sessions {
  /** The app is being started by us: what the system says of starts is the tester's doing. */
  readonly isLaunching: boolean;
  readonly isAlive: boolean;
  /** Starts the app with the agent in it. @throws RecordFault */
  launch(): Promise<void>;
  /** Brings the agent into a process that came by itself; what it did before is not seen. */
  attach(pid: number, name: string): Promise<void>;
  toFront(): Promise<void>;
  mark(what: 'consent' | 'state' | 'phase', value: string, edge?: string): Promise<void>;
  stop(): Promise<void>;
  /** A touch that the recorder itself makes: the agent's record of it is not another one. */
  touched(x: number, y: number): void;
  /** The last call of the app that was about another package. */
  foreign(name: string, time: number): Foreign | undefined;
  readonly notes: readonly Note[];
}

export interface Foreign {
  readonly time: number;
  readonly stack: readonly string[];
}

const FOREIGN_MS = 5_000;
const LAUNCH_MS = 5_000;
const OWN_TOUCH_MS = 2_000;
const MOST_TRIES = 3;

export function createSessions(run: RunContext): Sessions {
  const open = new Map<AgentSession, number | undefined>();
  const attached = new Set<number>();
  const foreign = new Map<string, Foreign>();
  const touches: { readonly x: number; readonly y: number; readonly time: number }[] = [];
  const notes: Note[] = [];
  let launchingUntil = 0;
  let isStopping = false;

  const sessions: Sessions = {
    notes,
    get isLaunching() {
      return Date.now() < launchingUntil;
    },
    get isAlive() {
      return [...open.keys()].some((session) => !session.isOver);
    },
    async launch() {
      isStopping = false;
      launchingUntil = Number.POSITIVE_INFINITY;
      try {
        await start(run.package);
      } finally {
        launchingUntil = Date.now() + LAUNCH_MS;
      }
    },
    async attach(pid, name) {
      if (isStopping || attached.has(pid)) return;
      attached.add(pid);
      try {
        await start(pid);
      } catch (fault) {
        if (!(fault instanceof RecordFault)) throw fault;
        attached.delete(pid);
        // A process may live for a moment only; that it started is in the log anyhow.
        run.folder.note(`${name} (${pid}): ${fault.message}`);
      }
    },
    async toFront() {
      if (!sessions.isAlive) return sessions.launch();
      launchingUntil = Date.now() + LAUNCH_MS;
      await bringToFront(run.adb, run.package);
    },
    async mark(what, value, edge) {
      const answers = await Promise.all([...open.keys()].map((session) => session.mark(what, value, edge)));
      if (answers.includes(false)) run.folder.note(`${what} ${value}: an agent did not answer in time`);
    },
    async stop() {
      isStopping = true;
      launchingUntil = 0;
      await Promise.all([...open.keys()].map((session) => session.stop()));
      open.clear();
      attached.clear();
      isStopping = false;
    },
    touched: (x, y) => void touches.push({ x, y, time: run.clock.now() }),
    foreign(name, time) {
      const found = foreign.get(name);
      return found !== undefined && Math.abs(time - found.time) <= FOREIGN_MS ? found : undefined;
    },
  };
  return sessions;

  async function start(process: string | number): Promise<void> {
    let session: AgentSession | undefined;
    const target = { serial: run.adb.serial, process, agent: run.agent, options: agentOptions(run) };
    session = await startSession(target, run.fridaVersion, {
      record: take,
      note: (note) => notes.push(note),
      said: (line) => run.folder.note(line),
      over: () => session !== undefined && over(session),
    });
    const pid = typeof process === 'number' ? process : await processOf(run.adb, run.package);
    if (pid !== undefined) attached.add(pid);
    open.set(session, pid);
    if (session.isOver) over(session); // while we asked for its number
  }

  function over(session: AgentSession): void {
    const pid = open.get(session);
    open.delete(session);
    if (!isStopping && !run.signal.aborted) void lost(pid).catch((fault) => run.folder.note(String(fault)));
  }

  /** The connection broke or the process ended: which, the device knows. A process that lives is taken up again. */
  async function lost(pid: number | undefined): Promise<void> {
    if (pid !== undefined) attached.delete(pid);
    for (let i = 0; i < MOST_TRIES; i++) {
      const isThere = (await run.adb.run(['get-state'])).isGood;
      if (!isThere) {
        say(run, {
          zh: '与设备的连接断开，请检查数据线；接好后自动继续',
          en: 'The device is gone: check the cable. Recording goes on when it is back',
        });
        await run.adb.run(['wait-for-device'], 600_000);
        await run.clock.set();
      }
      if (run.signal.aborted || isStopping) return;
      const lives = await processOf(run.adb, run.package);
      if (lives === undefined) {
        if (run.state.appState !== 'killed')
          say(run, {
            zh: '应用已退出。若不是您关闭的，请在手机上重新打开，记录会自动继续',
            en: 'The app has ended. If you did not close it, open it again: recording goes on',
          });
        return;
      }
      if (attached.has(lives)) return;
      await sessions.attach(lives, run.package);
      if (sessions.isAlive) return;
      await pause(1_000);
    }
  }

  function take(record: AgentRecord): void {
    if (record.kind === 'process') return; // the system's own log tells of starts, and of their cause
    if (record.kind === 'ui' && isOwnTouch(record)) return;
    if (record.kind === 'call' && record.target?.kind === 'package')
      foreign.set(record.target.value, { time: record.time, stack: record.stack });
    run.folder.put(record as unknown as LogRecord);
  }

  function isOwnTouch({ x, y, time }: { readonly x?: number; readonly y?: number; readonly time: number }): boolean {
    if (x === undefined || y === undefined) return false;
    return touches.some((own) => Math.abs(own.x - x) < 5 && Math.abs(own.y - y) < 5 && Math.abs(own.time - time) < OWN_TOUCH_MS);
  }
}
