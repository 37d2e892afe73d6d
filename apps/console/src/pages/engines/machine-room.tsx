import type { OutputOf } from '@touchstone/api-client';
import { pauseWork, readWork } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Prioritise } from './prioritise.tsx';
import { waited } from './waited.ts';

type Work = OutputOf<typeof readWork>;

/** Whether work goes on, how much of it waits and for how long, and what broke. */
export function MachineRoom({ work }: { readonly work: Work }): ReactNode {
  const { t } = useTranslation();
  const { balance, engines, pause, loops } = work;
  const dead = engines.reduce((sum, one) => sum + one.dead, 0);
  const oldest = engines.reduce((most, one) => Math.max(most, one.oldestQueuedSeconds ?? 0), 0);
  const { unit, count } = waited(oldest);
  const failing = loops.filter(({ failures }) => failures > 0);
  return (
    <Section
      title={t('engines.room.title')}
      actions={
        <span className="actions">
          <Prioritise />
          <PauseAction pause={pause} />
        </span>
      }
    >
      {pause.isPaused ? (
        <p className="tone-warn">
          {t('engines.room.paused')} <Text>{pause.reason}</Text>
        </p>
      ) : null}
      <div className="figures">
        <Figure
          label={t('engines.room.queued')}
          count={balance.queued}
          list="/runs?state=QUEUED"
          hint={oldest === 0 ? t('engines.room.nothingWaits') : t('engines.room.oldest', { text: t(`engines.waited.${unit}`, { count }) })}
        />
        <Figure label={t('engines.room.leased')} count={balance.leased} list="/runs?state=LEASED" />
        <Figure label={t('engines.room.dead')} count={dead} list="/dead-letters" tone={dead > 0 ? 'bad' : 'calm'} />
        <Figure label={t('engines.room.ended')} count={balance.terminal} list="/runs" />
        <Figure
          label={t('engines.room.difference')}
          count={Math.abs(balance.difference)}
          tone={balance.difference === 0 ? 'calm' : 'bad'}
          hint={t('engines.room.differenceHint')}
        />
      </div>
      {failing.length === 0 ? null : (
        <ul className="links">
          {failing.map(({ name, failures, lastFailedAt }) => (
            <li key={name} className="tone-bad">
              {t('engines.room.loop', { name: t(`system.part.${name}`, { defaultValue: name }), count: failures })}{' '}
              <TimeText at={lastFailedAt} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function PauseAction({ pause }: { readonly pause: Work['pause'] }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const change = useChange(pauseWork, [readWork]);
  const order = pause.isPaused ? 'goOn' : 'stop';
  return (
    <>
      <Action permission="queue.manage" kind={pause.isPaused ? 'main' : 'danger'} onAct={() => setOpen(true)}>
        {t(`engines.room.${order}`)}
      </Action>
      <ReasonDialog
        title={t(`engines.room.${order}`)}
        consequence={t(`engines.room.${order}Consequence`)}
        confirm={t(`engines.room.${order}`)}
        isDanger={!pause.isPaused}
        maxLength={500}
        isOpen={isOpen}
        onConfirm={(reason) => change.mutateAsync({ ifMatch: pause.version, body: { isPaused: !pause.isPaused, reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
