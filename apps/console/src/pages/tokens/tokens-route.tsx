import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { IssueMachineToken } from './issue-machine-token.tsx';
import { Tokens } from './token-list.tsx';

/** Tokens of the organisation: of its people and of its machines. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('tokens.title')}
        about={t('tokens.about')}
        actions={
          <Action kind="main" permission="token.manage" onAct={() => setNew(true)}>
            {t('tokens.issue')}
          </Action>
        }
      />
      {may('token.manage') ? <Tokens /> : <Empty text={t('tokens.notYours')} />}
      {isNew ? <IssueMachineToken onClose={() => setNew(false)} /> : null}
    </>
  );
}
