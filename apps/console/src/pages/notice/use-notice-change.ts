import { readDesk } from '@touchstone/api-client/routes/desk';
import { diffNotice, listNoticeCandidates, listNotices, previewNotice, readNotice } from '@touchstone/api-client/routes/notices';
import { useWork } from '../../api/use-read-again.ts';

/** A notice in the version that was read. */
export interface Standing {
  readonly id: string;
  readonly version: number;
}

const STALE = [readNotice, listNotices, previewNotice, diffNotice, listNoticeCandidates, readDesk];

/** Does something to a notice; what was read of it is read again, done or refused. */
export function useNoticeChange(): (work: () => Promise<unknown>) => Promise<void> {
  return useWork(STALE);
}
