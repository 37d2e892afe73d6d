import {
  decideConductEntry,
  disputeConductEntry,
  listConductEntries,
  readConductEntry,
  readOperatorRecord,
} from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { ConductEntryPage } from './conduct-entry-page.tsx';

const STALE = [readConductEntry, listConductEntries, readOperatorRecord];

export function Route(): ReactNode {
  const params = { entry: useParam('entry') };
  const entry = useRead(readConductEntry, { params });
  const decide = useChange(decideConductEntry, STALE);
  const dispute = useChange(disputeConductEntry, STALE);
  return (
    <Ready of={entry}>
      {(value) => {
        const at = { params, ifMatch: value.entry.version } as const;
        return (
          <ConductEntryPage
            detail={value}
            onStep={(step, words) =>
              step === 'dispute'
                ? dispute.mutateAsync({ ...at, body: { text: words } })
                : decide.mutateAsync({ ...at, body: { decision: step, reason: words } })
            }
          />
        );
      }}
    </Ready>
  );
}
