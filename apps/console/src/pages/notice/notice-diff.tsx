import type { OutputOf } from '@touchstone/api-client';
import type { diffNotice } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';

const MOST_ROWS = 100;

/** What changed against the notice that it corrects, else against the one before it. */
export function NoticeDiff({ diff }: { readonly diff: OutputOf<typeof diffNotice> }): ReactNode {
  const { t } = useTranslation();
  if (diff.against === null) return null;
  const { paragraphs, rows } = diff;
  return (
    <Section title={t('notice.diff.title')} actions={<PageLink to={`/notices/${diff.against}`}>{t('notice.diff.against')}</PageLink>}>
      {paragraphs.length + rows.length === 0 ? <p className="none">{t('notice.diff.same')}</p> : null}
      {paragraphs.length === 0 ? null : (
        <details>
          <summary>{t('notice.diff.paragraphs', { count: paragraphs.length })}</summary>
          <ul className="links">
            {paragraphs.map(({ at, before, after }) => (
              <li key={at}>
                {before === null ? null : (
                  <del>
                    <Text>{before}</Text>
                  </del>
                )}{' '}
                {after === null ? null : (
                  <ins>
                    <Text>{after}</Text>
                  </ins>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rows.length === 0 ? null : (
        <details>
          <summary>{t('notice.diff.rows', { count: rows.length })}</summary>
          <ul className="links">
            {rows.slice(0, MOST_ROWS).map(({ attachment, name, change, fields }) => (
              <li key={`${attachment} ${change} ${name} ${fields.join()}`}>
                <span className="tag">{t(`notice.diff.${change}`)}</span> <Text>{name}</Text>{' '}
                <span className="none">{fields.map((field) => t(`notice.field.${field}`, { defaultValue: field })).join(comma())}</span>
              </li>
            ))}
          </ul>
          {rows.length > MOST_ROWS ? <p className="none">{t('notice.diff.more', { count: rows.length - MOST_ROWS })}</p> : null}
        </details>
      )}
    </Section>
  );
}
