import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { Props } from './notice-page.tsx';

/** The words above the lists. */
export function NoticeWords({ notice, preview }: Pick<Props, 'notice' | 'preview'>): ReactNode {
  const { t } = useTranslation();
  const paragraphs = preview?.text?.paragraphs ?? notice.paragraphs;
  return (
    <>
      <Section title={t('notice.text')}>
        {paragraphs.length === 0 ? <p className="none">{t('notice.noText')}</p> : null}
        {paragraphs.map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name than their place
          <p key={at}>
            <Text>{paragraph}</Text>
          </p>
        ))}
        <p>
          <Text>{preview?.text?.signature ?? notice.signature}</Text>
        </p>
      </Section>
      {notice.lists.length === 0 ? (
        <Section title={t('notice.lists')}>
          <p className="none">{t('notice.noLists')}</p>
        </Section>
      ) : null}
    </>
  );
}
