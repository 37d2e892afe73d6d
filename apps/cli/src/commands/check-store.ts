import { readFileSync } from 'node:fs';
import { type CheckReport, type CheckStep, checkStore } from '@touchstone/stores';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';

interface Flags {
  readonly tokenFile?: string;
  readonly secretFile?: string;
  readonly orders: boolean;
  readonly pages: string;
  readonly timeout: string;
  readonly format: string;
}

export const checkStoreCommand: DefineCommand = (program, start) => {
  program
    .command('check-store')
    .description('商店自查：对照商店接入协议检查自己的服务器 / a store checks its own server against the store protocol')
    .argument('<url>', '商店服务器地址 / of the store’s server: https://…')
    .option('--token-file <file>', '令牌所在文件，否则取 STORE_TOKEN / the token; else STORE_TOKEN')
    .option('--secret-file <file>', '签名密钥所在文件，否则取 STORE_SECRET / the signing key; else STORE_SECRET')
    .option('--orders', '同时试发一条指令（不存在的应用） / also send an order, for an app that does not exist', false)
    .option('--pages <n>', '最多读取的页数 / pages of the feed to look through', '20')
    .option('--timeout <seconds>', '总时限 / for all of it', '300')
    .option('--format <format>', 'text | json', 'text')
    .addHelpText(
      'after',
      '\n协议 / the protocol: docs/store-protocol.md\n退出码 / exit codes: 0 符合 / passed · 1 有不符 / failed · 2 用法 / usage',
    )
    .action((address: string, flags: Flags) => start((terminal) => check(address, flags, terminal)));
};

async function check(address: string, flags: Flags, { stdout }: Terminal): Promise<number> {
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))
    throw new UsageError(`不是网址 / not an address: ${address}`);
  if (flags.format !== 'text' && flags.format !== 'json') throw new UsageError(`--format 只能是 text 或 json / takes text or json`);
  const options = {
    baseUrl: address,
    token: secretOf('--token-file', flags.tokenFile, 'STORE_TOKEN'),
    secret: secretOf('--secret-file', flags.secretFile, 'STORE_SECRET'),
    fetch,
    withOrders: flags.orders,
    pages: whole('--pages', flags.pages),
  };
  const report = await checkStore(options, AbortSignal.timeout(whole('--timeout', flags.timeout) * 1000));
  stdout.write(flags.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : told(report));
  return report.ok ? EXIT.done : EXIT.failOn;
}

const MARKS: Readonly<Record<CheckStep['result'], string>> = { pass: '✓', warn: '!', fail: '✗', 'not-checked': '–' };

function told({ ok, steps }: CheckReport): string {
  const lines = steps.map(({ result, zh, en, detail }) => `${MARKS[result]} ${zh} / ${en}${detail === undefined ? '' : `\n    ${detail}`}`);
  return [...lines, ok ? '符合协议 / as the protocol asks' : '有不符之处，见 ✗ / not as the protocol asks, see ✗', ''].join('\n');
}

/** Never an argument: arguments can be read by everybody on the machine. */
function secretOf(option: string, file: string | undefined, variable: string): string {
  const value = (file === undefined ? process.env[variable] : read(option, file))?.trim();
  if (value === undefined || value === '') throw new UsageError(`缺少 ${option} 或 ${variable} / give ${option} or ${variable}`);
  return value;
}

function read(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${option}: 无法读取 / cannot read ${file}`);
  }
}

function whole(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new UsageError(`${option} 应为正整数 / takes a whole number above 0, not ${text}`);
  return value;
}
