import type { ListingRef, ProbeResult } from '../connector.ts';
import { type ReadPage, readStorePage } from './read-page.ts';
import type { StorePage } from './store-page.ts';

export interface SeenPage {
  readonly status: number;
  /** Of a redirect. */
  readonly location: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

type Judgement = Pick<ProbeResult, 'state' | 'reason' | 'statement'>;

/** Fewer letters than any page with an app has. */
const EMPTY_LETTERS = 10;

/**
 * On the shelf, or not, or nothing follows. `gone` needs the store's own word; an error, a captcha, an empty page, another app or a way
 * elsewhere say nothing, since each of them is also what a store shows to a caller it does not like.
 */
export async function judgePage(seen: SeenPage, page: StorePage, asked: ListingRef): Promise<Judgement> {
  const undecided = (reason: string): Judgement => ({ state: 'undecided', reason });
  const { status, location } = seen;
  if (status >= 300 && status < 400)
    return undecided(page.elsewhere.test(location ?? '') ? 'page/leads-to-search' : 'page/leads-elsewhere');
  if (page.goneStatuses.includes(status)) return { state: 'gone', reason: `http/${status}` };
  if (status !== 200 && status !== 404 && status !== 410) return undecided(`http/${status}`);

  const read = await readStorePage(seen.bytes, seen.contentType, page, asked);
  const visible = read.lines.join('\n');
  if (page.captcha.test(visible)) return undecided('page/captcha');
  const saysGone = isNotice(read.lines) && read.lines.some((line) => line.length <= LONGEST_NOTICE && page.gone.test(line));
  if (status !== 200) return saysGone ? { state: 'gone', reason: 'page/off-shelf' } : undecided(`http/${status}`);
  return judged(read, saysGone, visible, undecided);
}

/** A notice is a short line; longer ones are descriptions, where apps speak of others that were taken off. */
const LONGEST_NOTICE = 60;
/** A page with a notice is short as well, and offers nothing to install. The words alone may stand in a user's comment. */
const LONGEST_NOTICE_PAGE = 80;
const OFFER = /^(?:立即|免费|高速|普通|本地|安全)?(?:下载|安装)(?:到手机|APK|应用|安装)?$/i;

const isNotice = (lines: readonly string[]): boolean => lines.length <= LONGEST_NOTICE_PAGE && !lines.some((line) => OFFER.test(line));

function judged(read: ReadPage, saysGone: boolean, visible: string, undecided: (reason: string) => Judgement): Judgement {
  const isLive = read.about === 'asked' && read.statement?.versionName !== undefined;
  if (isLive && saysGone) return undecided('page/contradicts-itself');
  if (isLive)
    return { state: 'live', reason: 'page/shows-the-app', ...(read.statement === undefined ? {} : { statement: read.statement }) };
  if (saysGone) return { state: 'gone', reason: 'page/off-shelf' };
  if (visible.replace(/\s/g, '').length < EMPTY_LETTERS && read.statement === undefined) return undecided('page/empty');
  return undecided(read.about === 'another' ? 'page/another-app' : 'page/not-understood');
}
