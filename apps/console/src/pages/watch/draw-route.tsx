import { readWatchDraw } from '@touchstone/api-client/routes/watch';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const MOST = 200;

/** A draw of 随机抽查, laid again: frame, seed, what came out. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const draw = useRead(readWatchDraw, { params: { draw: useParam('draw') } });
  return (
    <Ready of={draw}>
      {(one) => (
        <>
          <PageHeader
            title={t('watch.draw.title')}
            marks={
              <span className={`tag tone-${one.isReproduced ? 'good' : 'bad'}`}>
                {t(one.isReproduced ? 'watch.draw.same' : 'watch.draw.differs')}
              </span>
            }
            crumbs={[{ to: '/watch/checks', text: t('watch.title') }]}
            about={t('watch.draw.about')}
          />
          <Facts
            lines={[
              { label: t('watch.draw.at'), value: <TimeText at={one.at} /> },
              { label: t('watch.draw.seed'), value: <Text>{one.seed}</Text> },
              { label: t('watch.draw.frame'), value: t('watch.draw.cases', { count: one.frame.length }) },
              { label: t('watch.draw.frameHash'), value: <code>{one.frameHash}</code> },
              { label: t('watch.draw.sampleHash'), value: <code>{one.sampleHash}</code> },
              { label: t('watch.rules.checks'), value: <PageLink to={`/watch/checks?draw=${one.id}`}>{t('watch.open.checks')}</PageLink> },
            ]}
          />
          <Section title={t('watch.draw.drawn')} count={one.drawn.length}>
            <ul className="links">
              {one.drawn.slice(0, MOST).map((id) => (
                <li key={id}>
                  <PageLink to={`/cases/${id}`}>{id}</PageLink>
                </li>
              ))}
            </ul>
            {one.drawn.length > MOST ? <p className="none">{t('watch.draw.more', { count: one.drawn.length - MOST })}</p> : null}
          </Section>
        </>
      )}
    </Ready>
  );
}
