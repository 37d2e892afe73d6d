import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { type Account, canReach } from './account.ts';
import { ServerFault } from './server-fault.ts';

const REACHABLE_HOME = '/var/lib/touchstone';
/** In a folder of a server put there: the path of the one it stands for. */
const ORIGIN = 'belongs-to';

/**
 * Where the server's own files lie: `folder`, or, when root asks for one that `account` cannot reach, a new folder below
 * `/var/lib/touchstone` with a link at `<folder>/data` that says so. Nobody's rights to a folder are changed.
 */
export function reachableFolder(folder: string, account: Account | undefined): string {
  const own = realpathSync(folder);
  const data = lstatSync(join(own, 'data'), { throwIfNoEntry: false });
  if (data?.isSymbolicLink()) return placeBehind(join(own, 'data'));
  if (data !== undefined || account === undefined || canReach(own, account)) return own;

  mkdirSync(REACHABLE_HOME, { recursive: true });
  removeAbandoned();
  const other = mkdtempSync(join(REACHABLE_HOME, 'server-'));
  chmodSync(other, 0o755);
  writeFileSync(join(other, ORIGIN), own);
  symlinkSync(join(other, 'data'), join(own, 'data'));
  return other;
}

/** Data that are gone are not quietly begun anew. */
function placeBehind(link: string): string {
  const place = dirname(readlinkSync(link));
  if (existsSync(place)) return place;
  throw new ServerFault('folder-not-usable', `${link} leads to ${place}, which is gone: put it back, or remove the link to begin anew`);
}

/** What stands for a folder of the system's temporary files that is gone, and is not in use. Others stay: their disk may only be away. */
function removeAbandoned(): void {
  const temporary = realpathSync(tmpdir()) + sep;
  for (const name of readdirSync(REACHABLE_HOME)) {
    const other = join(REACHABLE_HOME, name);
    const origin = existsSync(join(other, ORIGIN)) ? readFileSync(join(other, ORIGIN), 'utf8') : '';
    const isAbandoned = origin.startsWith(temporary) && !existsSync(origin) && !existsSync(join(other, 'data', 'postmaster.pid'));
    if (isAbandoned) rmSync(other, { recursive: true, force: true });
  }
}
