import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServerFault } from './server-fault.ts';

/** Who the server runs as. `undefined` in `openServer` means: as we do. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const OWN_NAME = 'touchstone';
/**
 * The ordinary user for the server when we are root, under whom PostgreSQL refuses to run: the owner of a folder made
 * before, else `touchstone`, made as a system user without a home when it is not there; where none can be made, `postgres` or `nobody`.
 * @throws ServerFault `no-user`
 */
export function accountFor(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const account = accountNamed(OWN_NAME) ?? newAccount() ?? accountNamed('postgres') ?? accountNamed('nobody');
  if (account !== undefined) return account;
  throw new ServerFault(
    'no-user',
    `PostgreSQL does not run as root and no user could be made: create one (useradd --system ${OWN_NAME}), or set DATABASE_URL`,
  );
}

/** Whether `account` may pass through `folder` and all above it. */
export function canReach(folder: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (folder === dirname(folder) || canReach(dirname(folder), account));
}

export function giveTo(path: string, account: Account | undefined): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function accountNamed(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Debian's and Red Hat's word first, then Alpine's. Two at once: the second finds what the first made. */
function newAccount(): Account | undefined {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    OWN_NAME,
  ]);
  const made = accountNamed(OWN_NAME);
  if (made !== undefined) return made;
  spawnSync('adduser', ['-S', '-D', '-H', OWN_NAME]);
  return accountNamed(OWN_NAME);
}
