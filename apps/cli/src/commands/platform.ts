import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { EXIT } from '../exit-code.ts';
import type { DefineCommand } from './command.ts';

const APPS = join(import.meta.dirname, '..', '..', '..');

interface PlatformCommand {
  readonly app: 'platform' | 'worker';
  readonly says: string;
  /** How its own arguments are written. */
  readonly usage: string;
  /** What its program is told first. */
  readonly leading: readonly string[];
  /** Options and settings, below the help. */
  readonly more: string;
}

const HOME = `
环境 / environment:
  TOUCHSTONE_HOME   数据目录 / data folder (.touchstone)
  DATABASE_URL      已有的 PostgreSQL 15+，否则自带 / else a private one`;

const COMMANDS = {
  start: {
    app: 'platform',
    says: '在本机启动平台 / start the platform on this machine',
    usage: '[--no-demo]',
    leading: ['start'],
    more: `
  --no-demo         不建示范商店与账号 / no invented stores and accounts
${HOME}
  PORT, HOST        监听，默认 / listens on 127.0.0.1:8700
  其余 / the others: docs/operate.md`,
  },
  init: {
    app: 'platform',
    says: '生成首位管理员的一次性链接 / make the first administrator: a one-time link',
    usage: '[--login NAME] [--name TEXT] [--organisation TEXT]',
    leading: ['init'],
    more: `
  --login NAME         登录名 / login (admin)
  --name TEXT          姓名 / name (系统管理员)
  --organisation TEXT  机构 / organisation (工业和信息化部)
${HOME}
  PUBLIC_URL        链接所用的地址 / address in the link`,
  },
  worker: {
    app: 'worker',
    says: '从服务器领取检测任务 / lease runs from a server',
    usage: '--server URL [options]',
    leading: [],
    more: `
  --server URL        服务器 / server; else TOUCHSTONE_SERVER
  --token-file FILE   令牌文件（权限 run.lease） / file of the token,
                      else TOUCHSTONE_WORKER_TOKEN
  --concurrency N     同时运行数，默认每核一个 / runs at once (one per core)
  --engine ID         只用这个引擎，可多次 / only this engine, may be repeated
  --engine-settings F 厂商引擎的描述文件，可多次 / file that describes a
                      command engine, may be repeated
  --engine-settings FILE  厂商引擎的设置，可多次 / engines of vendors, may be
                      repeated (docs/engines.md)
  --folder DIR        下载与运行的目录 / for downloads and runs
  --cache-gib N       下载缓存 / kept downloads (20)
  --name NAME         在服务器上的名称 / its name there (host name)
  --describe          列出本机的引擎 / print the engines of this machine

环境 / environment:
  TOUCHSTONE_APKSIGNER  /usr/bin/apksigner
  TOUCHSTONE_PYTHON     /usr/bin/python3 (androguard)
  第一次 Ctrl-C 做完手中任务，第二次立即停止
  the first Ctrl-C finishes what is held, the second ends it`,
  },
  backup: {
    app: 'platform',
    says: '备份数据库与对象，平台可以继续运行 / back up database and objects while all goes on',
    usage: 'FOLDER',
    leading: ['backup'],
    more: `
  FOLDER            新文件夹 / a new folder
${HOME}
  DATA_DIR, OBJECTS_S3_…  与服务器相同 / as of the server`,
  },
  restore: {
    app: 'platform',
    says: '从备份恢复到空的安装 / restore a backup into an empty installation',
    usage: 'FOLDER',
    leading: ['restore'],
    more: `
  FOLDER            备份文件夹 / folder of a backup
${HOME}`,
  },
  audit: {
    app: 'platform',
    says: '校验审计链 / verify the audit chains',
    usage: 'verify',
    leading: ['audit'],
    more: `
  verify            逐条校验，有改动或缺口则以 1 退出
                    each link; exit 1 where one was changed or is missing
${HOME}`,
  },
  cases: {
    app: 'platform',
    says: '校验案件 / verify the cases',
    usage: 'verify',
    leading: ['cases'],
    more: `
  verify            重新推演每个案件，把已公开的通报追到证据；有不符以 1 退出
                    each case folded anew, each published row followed to
                    its evidence; exit 1 where something does not fit
${HOME}`,
  },
  demo: {
    app: 'platform',
    says: '载入公开通报等示范数据 / load what was really published',
    usage: 'load notices',
    leading: ['demo'],
    more: `
  load notices      公开通报的条目与数据，附来源 / rows and figures of public
                    notices, with their sources (docs/notices.md)
${HOME}`,
  },
} as const satisfies Readonly<Record<string, PlatformCommand>>;

export type PlatformCommandName = keyof typeof COMMANDS;

/** A command that another program of ours does, with this terminal; its own options go through as they are. */
export const platformCommand =
  (name: PlatformCommandName): DefineCommand =>
  (program, start) => {
    const { app, says, usage, leading, more } = COMMANDS[name];
    program
      .command(name)
      .description(says)
      .usage(usage)
      .argument('[args...]')
      .allowUnknownOption()
      .addHelpText('after', more)
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
