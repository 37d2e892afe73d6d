import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { EXIT } from '../exit-code.ts';
import type { DefineCommand } from './command.ts';

const APPS = join(import.meta.dirname, '..', '..', '..');

interface PlatformCommand {
  readonly name: string;
  readonly app: 'platform' | 'worker';
  readonly says: string;
  /** What its program is told first. */
  readonly leading: readonly string[];
}

const COMMANDS = {
  start: { app: 'platform', says: '在本机启动平台 / start the platform on this machine', leading: ['start'] },
  init: { app: 'platform', says: '生成首位管理员的一次性链接 / make the first administrator: a one-time link', leading: ['init'] },
  worker: { app: 'worker', says: '从服务器领取检测任务 / lease runs from a server: --server URL --concurrency N', leading: [] },
  backup: { app: 'platform', says: '备份数据库与对象 / back up database and objects: backup FOLDER', leading: ['backup'] },
  restore: { app: 'platform', says: '从备份恢复 / restore from a backup: restore FOLDER', leading: ['restore'] },
  audit: { app: 'platform', says: '校验审计链 / verify the audit chains: audit verify', leading: ['audit'] },
} as const satisfies Readonly<Record<string, Omit<PlatformCommand, 'name'>>>;

export type PlatformCommandName = keyof typeof COMMANDS;

/** A command that another program of ours does, with this terminal; its own options go through as they are. */
export const platformCommand =
  (name: PlatformCommandName): DefineCommand =>
  (program, start) => {
    const { app, says, leading } = COMMANDS[name];
    program
      .command(name)
      .description(says)
      .argument('[args...]')
      .allowUnknownOption()
      .action((args: readonly string[]) => start(() => handOver(join(APPS, app, 'src', 'main.ts'), [...leading, ...args])));
  };

/** Signals are handed on; one that a terminal gave to both comes twice, which does no harm. */
function handOver(file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : EXIT.ourFault)));
  });
}
