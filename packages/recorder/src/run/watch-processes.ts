import { EVENT_LOG, type ProcessEvent, readProcessEvent } from '../device/process-events.ts';
import type { RunningCommand } from '../run-command.ts';
import { pause, type RunContext, say } from './run-context.ts';
import type { Sessions } from './sessions.ts';

/** Follows the system's own log of processes: starts and ends of the app's, and of other apps that it called. */
export interface ProcessWatch {
  stop(): Promise<void>;
}

const AGAIN_MS = 2_000;

export function watchProcesses(run: RunContext, sessions: Sessions): ProcessWatch {
  let isStopped = false;
  let command: RunningCommand | undefined;
  const own = (process: string) => process === run.package || process.startsWith(`${run.package}:`);

  const follow = async () => {
    while (!isStopped) {
      const current = run.adb.follow(EVENT_LOG, (line) => {
        const event = readProcessEvent(line);
        if (event !== undefined && !isStopped) take(event);
      });
      command = current;
      while (!current.isOver && !isStopped) await pause(200);
      if (!isStopped) await pause(AGAIN_MS); // the device was gone
    }
  };
  const following = follow();

  return {
    async stop() {
      isStopped = true;
      await command?.stop();
      await following;
    },
  };

  function take(event: ProcessEvent): void {
    if (event.kind === 'start') started(event);
    else if (own(event.process)) ended(event);
  }

  function started({ time, pid, process, package: name, cause }: Extract<ProcessEvent, { kind: 'start' }>): void {
    const start = { kind: 'process', time, process, event: 'start', package: name };
    if (!own(process) && name !== run.package) {
      const call = sessions.foreign(name, time);
      if (call !== undefined) run.folder.put({ ...start, cause, caller: run.package, stack: call.stack });
      return;
    }
    const isMain = process === run.package;
    run.folder.put({ ...start, package: run.package, cause: isMain && sessions.isLaunching ? 'tester' : cause });
    if (!isMain || !sessions.isLaunching) void sessions.attach(pid, process);
  }

  function ended(event: Exclude<ProcessEvent, { kind: 'start' }>): void {
    const { time, process } = event;
    if (event.kind === 'crash') {
      run.folder.note(`${process} crashed: ${event.what}`);
      say(run, {
        zh: `应用崩溃：${event.what}。请在手机上重新打开，记录会自动继续`,
        en: `The app crashed: ${event.what}. Open it again: recording goes on`,
      });
      return;
    }
    run.folder.put({
      kind: 'process',
      time,
      process,
      event: 'end',
      package: run.package,
      ...(event.cause === undefined ? {} : { cause: event.cause }),
    });
  }
}
