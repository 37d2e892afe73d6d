import type { OutputOf } from '@touchstone/api-client';
import { DRAFT_FORMATS, downloadNoticeDraft, type previewNotice } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { Paper } from '../../parts/paper.tsx';
import { Section } from '../../parts/section.tsx';
import type { NoticeDetail } from './notice-page.tsx';

interface Props {
  readonly notice: NoticeDetail;
  readonly preview: OutputOf<typeof previewNotice> | undefined;
}

/** The notice as it would be frozen now, as a sheet of paper, and its files to take along. */
export function NoticePaper({ notice, preview }: Props): ReactNode {
  const { t } = useTranslation();
  const text = preview?.text ?? null;
  return (
    <Section title={t('notice.paper.title')}>
      {text === null ? (
        <p className="none">{t('notice.noText')}</p>
      ) : (
        <>
          <p className="form-hint">{t('notice.paper.about', { template: text.template })}</p>
          <ul className="links links-row">
            {DRAFT_FORMATS.map((format) => (
              <li key={format}>
                <FileLink address={fileAddress(downloadNoticeDraft.path, { notice: notice.id, format })}>
                  {t(`notice.files.${format}`)}
                </FileLink>
              </li>
            ))}
          </ul>
          <article aria-label={t('notice.paper.title')}>
            <Paper html={preview?.page ?? ''} />
          </article>
        </>
      )}
    </Section>
  );
}
