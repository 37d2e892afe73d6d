import { PEOPLE } from './demo-plan.ts';

export interface Welcome {
  /** Address that people open. */
  readonly base: string;
  readonly home: string;
  /** Folder of packages that firms repaired. */
  readonly builds: string;
  /** A line for each engine. */
  readonly engines: string;
  /** Of the invented accounts by login; undefined where there are none. */
  readonly passwords: Readonly<Record<string, string>> | undefined;
}

/** What a person reads when everything runs: where to look, and who to sign in as. */
export function welcome({ base, home, builds, engines, passwords }: Welcome): string {
  const known = engines
    .trim()
    .split('\n')
    .filter((line) => line !== '');
  return [
    '',
    '试金石 Touchstone',
    `  控制台 / open   ${base}/`,
    `  接口 / API      ${base}/openapi.json`,
    `  状态 / health   ${base}/readyz`,
    `  指标 / metrics  ${base}/metrics`,
    `  数据 / data     ${home}`,
    '检测引擎 / engines',
    ...known.map((line) => `  ${line}`),
    ...(passwords === undefined
      ? WITHOUT_DEMO
      : [...accounts(base, passwords), `企业可提交的整改包（演示） / repaired packages for firms to hand in: ${builds}`]),
    '按 Ctrl-C 停止，再次启动会继续 / Ctrl-C stops it, starting again continues',
    '',
  ].join('\n');
}

const WITHOUT_DEMO = ['还没有管理员时：touchstone init，然后重新启动 / while there is no administrator: touchstone init, then start again'];

const accounts = (base: string, passwords: Readonly<Record<string, string>>): readonly string[] => [
  `示范账号，登录页上也有 / accounts to try, also on the sign-in page: ${base}/`,
  ...PEOPLE.map(({ login, name }) => `  ${login.padEnd(18)} ${passwords[login]}  ${name}`),
];
