import { parseArgs } from 'node:util';
import { systemSession } from '@touchstone/db';
import { makeFirstAdministrator } from '@touchstone/services/people';
import type { Installation } from '../wiring/installation.ts';
import { peoplePorts } from '../wiring/people-ports.ts';

const MINISTRY = '工业和信息化部';

/**
 * `init [--login NAME] [--name TEXT] [--organisation TEXT] [--store CODE]`: makes the first administrator and prints their link, once.
 * With `--store` it is a store's own installation, with no ministry in it; `--organisation` is then the store's name.
 */
export async function initialise({ platform }: Pick<Installation, 'platform'>, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      login: { type: 'string', default: 'admin' },
      name: { type: 'string', default: '系统管理员' },
      organisation: { type: 'string' },
      store: { type: 'string' },
    },
  });
  const ports = peoplePorts({ platform, session: systemSession('init'), address: '127.0.0.1' });
  const { store } = values;
  if (store !== undefined && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(store)) {
    process.stderr.write('--store 须为小写字母、数字和连字符。 --store takes small letters, digits and hyphens.\n');
    return 2;
  }
  const wanted = {
    login: values.login,
    displayName: values.name,
    organisation: values.organisation ?? store ?? MINISTRY,
    organisationEn: store === undefined ? 'Ministry of Industry and Information Technology' : null,
    ...(store === undefined ? {} : { store }),
  };
  const result = await makeFirstAdministrator(ports, wanted);
  if (!result.ok) {
    process.stderr.write('已有管理员，未作更改。 There is an administrator already; nothing was changed.\n');
    return 2;
  }
  // the token is behind `#`, so that no server and no proxy writes it into a log
  process.stdout.write(
    `管理员 ${values.login} 的一次性链接（至 ${result.expiresAt.toISOString()} 有效）：\nOne-time link of administrator ${values.login}:\n${platform.publicUrl}/invitation#${result.token}\n`,
  );
  return 0;
}
