import { parseArgs } from 'node:util';
import { systemSession } from '@touchstone/db';
import { makeFirstAdministrator } from '@touchstone/services/people';
import type { Installation } from '../wiring/installation.ts';
import { peoplePorts } from '../wiring/people-ports.ts';

/** `init [--login NAME] [--name TEXT] [--organisation TEXT]`: makes the first administrator and prints their link, once. */
export async function initialise({ platform }: Pick<Installation, 'platform'>, args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      login: { type: 'string', default: 'admin' },
      name: { type: 'string', default: '系统管理员' },
      organisation: { type: 'string', default: '工业和信息化部' },
    },
  });
  const ports = peoplePorts({ platform, session: systemSession('init'), address: '127.0.0.1' });
  const wanted = {
    login: values.login,
    displayName: values.name,
    organisation: values.organisation,
    organisationEn: 'Ministry of Industry and Information Technology',
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
