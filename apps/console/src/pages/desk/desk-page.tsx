import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { type Desk, deskGroups, toneOfItem } from './desk-groups.ts';
import { engineTrouble } from './engines-in-trouble.ts';

interface Props {
  readonly desk: Desk;
  /** The machine room; undefined for who may not see it. */
  readonly work: Parameters<typeof engineTrouble>[0] | undefined;
  readonly name: string;
  readonly organisation: string;
}

/** What waits for me: each number opens the list that it counts. */
export function DeskPage({ desk, work, name, organisation }: Props): ReactNode {
  const { t } = useTranslation();
  const groups = deskGroups(desk.items);
  const trouble = work === undefined ? undefined : engineTrouble(work);
  return (
    <>
      <PageHeader
        title={t('desk.title')}
        about={`${t('desk.about', { name, organisation })} ${t('desk.asOf', { time: shanghaiTime(desk.asOf) })}`}
      />
      {groups.length === 0 ? <Empty text={t('desk.nothing')} /> : null}
      <div className="sections">
        {groups.map(({ words, items }) => (
          <Section key={words} title={t(words)}>
            <div className="figures">
              {items.map((item) => (
                <Figure
                  key={item.kind}
                  label={t(`desk.items.${item.kind}`)}
                  count={item.count}
                  isExact={item.isExact}
                  list={item.list}
                  tone={toneOfItem(item)}
                />
              ))}
            </div>
          </Section>
        ))}
        {trouble === undefined ? null : (
          <Section title={t('desk.groups.engines')}>
            {trouble.isPaused ? <p className="tone-warn">{t('desk.engines.paused')}</p> : null}
            <div className="figures">
              <Figure
                label={t('desk.engines.trouble')}
                count={trouble.engines}
                list="/engines?inTrouble=true"
                tone={trouble.engines > 0 ? 'bad' : 'calm'}
              />
              <Figure label={t('desk.engines.dead')} count={trouble.dead} list="/dead-letters" tone={trouble.dead > 0 ? 'warn' : 'calm'} />
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
