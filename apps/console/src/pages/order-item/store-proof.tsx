import { downloadOrderItemFile } from '@touchstone/api-client/routes/order-items';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { ItemDetail } from './order-item-page.tsx';

/** What the store said when it reported the item done, and the files that it brought. Nothing where it said and brought nothing. */
export function StoreProof({ item: { id, reports, files } }: { readonly item: ItemDetail }): ReactNode {
  const { t } = useTranslation();
  const isFile = (one: string) => files.some(({ sha256 }) => sha256 === one.toLowerCase());
  const said = reports
    .map((report) => ({ ...report, addresses: report.evidence.filter((one) => !isFile(one)) }))
    .filter(({ text, addresses }) => text !== '' || addresses.length > 0);
  if (said.length + files.length === 0) return null;
  return (
    <Section title={t('orderItem.proof.title')} count={files.length}>
      {said.map(({ at, text, addresses }) => (
        <p key={at}>
          {t('orderItem.proof.said')} <TimeText at={at} /> <Text>{[text, ...addresses].filter((one) => one !== '').join('\n')}</Text>
        </p>
      ))}
      <ul className="links">
        {files.map(({ sha256, name, sizeBytes, addedAt }) => (
          <li key={sha256}>
            <FileLink address={fileAddress(downloadOrderItemFile.path, { item: id, sha256 })} sizeBytes={sizeBytes}>
              <Text>{name}</Text>
            </FileLink>{' '}
            <TimeText at={addedAt} /> <code title={sha256}>SHA-256 {sha256.slice(0, 16)}…</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
