import { systemSession, withSession } from '@touchstone/db';
import { loadReported } from '@touchstone/services/notices';
import type { Installation } from '../wiring/installation.ts';
import { deliveredCatalogue } from '../wiring/notice-ports.ts';
import { reportedTransaction } from '../wiring/reported-ports.ts';

type Loader = (installation: Pick<Installation, 'db' | 'platform'>) => Promise<string>;

/** What can be loaded, by name. */
const LOADERS: Readonly<Record<string, Loader>> = { notices: loadNotices };

/** `demo load notices`: takes in what was really published; says what was added. @throws RangeError for anything else */
export async function loadDemo(
  installation: Pick<Installation, 'db' | 'platform'>,
  [what = '', ...rest]: readonly string[],
): Promise<number> {
  const load = Object.hasOwn(LOADERS, what) && rest.length === 0 ? LOADERS[what] : undefined;
  if (load === undefined)
    throw new RangeError(`demo load 只接受 / takes only: ${Object.keys(LOADERS).join(', ')}; 不是 / not: ${[what, ...rest].join(' ')}`);
  process.stdout.write(`${await load(installation)}\n`);
  return 0;
}

async function loadNotices({ db, platform }: Pick<Installation, 'db' | 'platform'>): Promise<string> {
  const { notices, rows, figures, reportedRows } = await withSession(db, systemSession('demo'), (tx) =>
    loadReported(reportedTransaction(platform, tx), deliveredCatalogue(), null),
  );
  return `通报 ${notices} 份，已知条目 ${rows} 行（公开总数合计 ${reportedRows}），公开数据 ${figures} 项 / ${notices} notices, ${rows} known rows (of ${reportedRows} published), ${figures} reported figures`;
}
