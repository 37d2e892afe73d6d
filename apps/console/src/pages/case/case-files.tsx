import { downloadCaseFile, listCaseFiles } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useRead } from '../../api/use-read.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';

/** Files that the firm brought: proof of an objection, of a request for more time. Nothing where it brought none. */
export function CaseFiles({ caseId }: { readonly caseId: string }): ReactNode {
  const { t } = useTranslation();
  const read = useRead(listCaseFiles, { params: { case: caseId } });
  const items = read.data?.items ?? [];
  if (items.length === 0) return <Unread of={[read]} />;
  return (
    <Section title={t('case.files')} count={items.length}>
      <ul className="links">
        {items.map(({ sha256, name, sizeBytes, addedAt }) => (
          <li key={sha256}>
            <FileLink address={fileAddress(downloadCaseFile.path, { case: caseId, sha256 })} sizeBytes={sizeBytes}>
              <Text>{name}</Text>
            </FileLink>{' '}
            <TimeText at={addedAt} /> <code title={sha256}>SHA-256 {sha256.slice(0, 16)}…</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
