import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { NoticeDetail } from './notice-page.tsx';

/** Words that were added after it was published. */
export function Annotations({ notice }: { readonly notice: NoticeDetail }): ReactNode {
  const { t } = useTranslation();
  if (notice.annotations.length === 0) return null;
  return (
    <Section title={t('notice.annotations.title')} count={notice.annotations.length}>
      <ul className="links">
        {notice.annotations.map(({ attachment, ordinal, text, basis, at }) => (
          <li key={`${attachment} ${ordinal} ${at} ${text}`}>
            {attachment === null ? null : (
              <span className="none">{t('notice.annotations.where', { attachment, ordinal: ordinal ?? '—' })} </span>
            )}
            <Text>{text}</Text>
            <br />
            <small>
              <TimeText at={at} isDay /> · <Text>{basis}</Text>
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
