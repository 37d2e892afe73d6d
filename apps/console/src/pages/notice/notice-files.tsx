import { downloadNoticeFile } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import type { NoticeDetail } from './notice-page.tsx';

/** The frozen files of a notice, each with its digest. */
export function NoticeFiles({ notice }: { readonly notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('notice.files.title')} count={notice.files.length}>
      {notice.files.length === 0 ? <p className="none">{t('notice.files.none')}</p> : null}
      <ul className="links">
        {notice.files.map(({ format, attachment, sha256, sizeBytes }) => (
          <li key={`${format} ${attachment}`}>
            <FileLink
              address={fileAddress(downloadNoticeFile.path, { notice: notice.id, format }, { attachment: String(attachment) })}
              sizeBytes={sizeBytes}
            >
              {t(`notice.files.${format}`)}
              {attachment === 0 ? '' : ` ${attachment}`}
            </FileLink>{' '}
            <code title={sha256}>SHA-256 {sha256.slice(0, 12)}…</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
