import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { TimeText } from '../../parts/time-text.tsx';
import type { Installation } from './installation-page.tsx';

/** When it was last backed up, and what it was restored from: as far as the commands wrote it down here. */
export function Backups({ backups: { made, restored } }: { readonly backups: Installation['backups'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('installation.backups.title')}>
      {made === null ? (
        <p className="tone-warn">{t('installation.backups.none')}</p>
      ) : (
        <Facts
          lines={[
            { label: t('installation.backups.at'), value: <TimeText at={made.at} /> },
            {
              label: t('installation.backups.holds'),
              value: t('installation.backups.parts', { tables: made.tables, objects: made.objects, size: sizeText(made.bytes) }),
            },
            {
              label: t('installation.backups.missing'),
              value:
                made.missing === 0 ? null : (
                  <span className="tone-bad">{t('installation.backups.missingCount', { count: made.missing })}</span>
                ),
            },
            { label: t('installation.backups.manifest'), value: <code>{made.sha256}</code> },
          ]}
        />
      )}
      <p>
        {restored === null ? t('installation.backups.neverRestored') : t('installation.backups.restored')}{' '}
        {restored === null ? null : (
          <>
            <TimeText at={restored.at} />
            {t('installation.backups.from')}
            <TimeText at={restored.madeAt} />
          </>
        )}
      </p>
      <p className="form-hint">{t('installation.backups.hint')}</p>
    </Section>
  );
}
