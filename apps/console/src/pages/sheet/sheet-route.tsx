import { acceptSheet, listSheets, readSheet, returnSheet, submitSheet, takeSheet } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { SheetPage } from './sheet-page.tsx';

const STALE = [readSheet, listSheets];

export function Route(): ReactNode {
  const params = { sheet: useParam('sheet') };
  const detail = useRead(readSheet, { params });
  const take = useChange(takeSheet, STALE);
  const submit = useChange(submitSheet, STALE);
  const accept = useChange(acceptSheet, STALE);
  const sendBack = useChange(returnSheet, STALE);
  return (
    <Ready of={detail}>
      {(sheet) => (
        <SheetPage
          sheet={sheet}
          error={take.error ?? submit.error ?? accept.error}
          onTake={() => take.mutate({ params })}
          onSubmit={() => submit.mutate({ params, ifMatch: sheet.version })}
          onAccept={() => accept.mutate({ params })}
          onReturn={(reason) => sendBack.mutateAsync({ params, body: { reason } })}
        />
      )}
    </Ready>
  );
}
