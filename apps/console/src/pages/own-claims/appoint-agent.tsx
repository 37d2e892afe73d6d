import { appointAgent, listOwnClaims } from '@touchstone/api-client/routes/claims';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import type { RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { startOfShanghaiDay } from '../../parts/shanghai-time.ts';

/** 代理: a person of another firm acts for one's own until a day. */
export function AppointAgent({ claims }: { readonly claims: readonly RowOf<typeof listOwnClaims>[] }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [login, setLogin] = useState('');
  const [until, setUntil] = useState('');
  const appoint = useChange(appointAgent, [listOwnClaims]);
  const operator = claims.find(({ state, method }) => state === 'ACCEPTED' && method !== 'agent')?.operator;
  return (
    <>
      <Action permission="agent.appoint" reason={operator === undefined ? t('claims.agent.notYet') : undefined} onAct={() => setOpen(true)}>
        {t('claims.agent.do')}
      </Action>
      <ReasonDialog
        title={t('claims.agent.do')}
        consequence={t('claims.agent.means')}
        confirm={t('claims.agent.do')}
        isOpen={isOpen}
        onConfirm={(basis) =>
          appoint.mutateAsync({ body: { operator: operator ?? '', login: login.trim(), until: startOfShanghaiDay(until), basis } })
        }
        onClose={() => setOpen(false)}
      >
        <Field label={t('claims.agent.login')}>
          {(id) => <Input id={id} value={login} required maxLength={64} onChange={({ target }) => setLogin(target.value)} />}
        </Field>
        <Field label={t('claims.agent.until')}>
          {(id) => <Input id={id} type="date" value={until} required onChange={({ target }) => setUntil(target.value)} />}
        </Field>
      </ReasonDialog>
    </>
  );
}
