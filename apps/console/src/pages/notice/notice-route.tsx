import { diffNotice, previewNotice, readNotice } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMe } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { NoticePage } from './notice-page.tsx';
import { useNoticeSteps } from './use-notice-steps.ts';

const OPEN: ReadonlySet<string> = new Set(['DRAFT', 'LEGAL_REVIEW', 'APPROVED']);

export function Route(): ReactNode {
  const me = useMe();
  const params = { notice: useParam('notice') };
  const notice = useRead(readNotice, { params });
  const isOwn = notice.data?.organisation === me.organisation.id && notice.data.origin === 'own';
  const preview = useRead(previewNotice, { params }, { enabled: isOwn && OPEN.has(notice.data?.state ?? '') });
  const diff = useRead(diffNotice, { params, query: {} }, { enabled: isOwn });
  const work = useNoticeSteps();
  return (
    <Ready of={notice}>
      {(value) => (
        <>
          <Unread of={[diff]} />
          <NoticePage
            notice={value}
            isOwn={isOwn}
            preview={preview.data}
            hasNoPreview={preview.isError}
            diff={diff.data}
            work={work(value)}
          />
        </>
      )}
    </Ready>
  );
}
