import { useQueryClient } from '@tanstack/react-query';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { diffNotice, listNoticeCandidates, listNotices, previewNotice, readNotice } from '@touchstone/api-client/routes/notices';
import { keyOf } from '../../api/use-read.ts';

/** A notice in the version that was read. */
export interface Standing {
  readonly id: string;
  readonly version: number;
}

const STALE = [readNotice, listNotices, previewNotice, diffNotice, listNoticeCandidates, readDesk];

/** Does something to a notice; what was read of it is read again, done or refused. */
export function useNoticeChange(): (work: () => Promise<unknown>) => Promise<void> {
  const queries = useQueryClient();
  return async (work) => {
    try {
      await work();
    } finally {
      await Promise.all(STALE.map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })));
    }
  };
}
