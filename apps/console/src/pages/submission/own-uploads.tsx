import { listAcquisitions } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';

interface Props {
  /** The digests that stand there already. */
  readonly chosen: string;
  onChoose(sha256: string): void;
}

const MOST = 10;

/** Files that one has uploaded, to be taken with one press instead of by their digest. */
export function OwnUploads({ chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const read = useRead(listAcquisitions, { query: { state: 'STORED', source: 'upload', limit: MOST } });
  const files = (read.data?.items ?? []).flatMap(({ id, fileName, received, createdAt }) =>
    received === null || chosen.includes(received.sha256) ? [] : [{ id, fileName, createdAt, sha256: received.sha256 }],
  );
  return (
    <>
      <p>
        <PageLink to="/acquisitions">{t('submission.draft.upload')} →</PageLink>
      </p>
      <Unread of={[read]} />
      <ul className="links">
        {files.map(({ id, fileName, createdAt, sha256 }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => onChoose(sha256)}>
              {t('submission.draft.take')} <Text>{fileName ?? sha256}</Text>
            </button>{' '}
            <TimeText at={createdAt} />
          </li>
        ))}
      </ul>
      <OnlyFirst of={read.data} />
    </>
  );
}
