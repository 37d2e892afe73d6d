import type { OutputOf } from '@touchstone/api-client';
import { DRAFT_FORMATS, downloadNoticeDraft, type previewNotice } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import { cellText } from './printed-cell.ts';

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
          <article className="paper" lang="zh-CN">
            <h3>
              <Text>{text.title}</Text>
            </h3>
            {text.series === '' ? null : <p className="paper-series">{text.series}</p>}
            {text.paragraphs.map((paragraph, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
              <p key={at}>
                <Text>{paragraph}</Text>
              </p>
            ))}
            {text.annexes.map((line) => (
              <p key={line} className="paper-annex">
                <Text>{line}</Text>
              </p>
            ))}
            <p className="paper-end">{text.signature}</p>
            <p className="paper-end">{text.day}</p>
            {notice.lists.map((list) => (
              <PaperList key={list.number} list={list} />
            ))}
          </article>
        </>
      )}
    </Section>
  );
}

const MOST_ROWS = 20;

function PaperList({ list }: { readonly list: NoticeDetail['lists'][number] }): ReactNode {
  const { t } = useTranslation();
  const title = t('notice.attachment', { number: list.number, title: list.title });
  return (
    <>
      <p className="paper-annex">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys */}
      <section className="paper-list" tabIndex={0} aria-label={t('notice.paper.list', { title })}>
        <table>
          <thead>
            <tr>
              {list.columns.map(({ field, title: head }) => (
                <th key={field} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.ordinal}>
                {list.columns.map(({ field }) => (
                  <td key={field}>
                    <Text>{cellText(field, row)}</Text>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {list.rows.length > MOST_ROWS ? <p className="none">{t('notice.paper.more', { count: list.rows.length - MOST_ROWS })}</p> : null}
    </>
  );
}
