import { createCampaignFromLeads, listCampaigns } from '@touchstone/api-client/routes/campaigns';
import { listLeads } from '@touchstone/api-client/routes/leads';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import type { RowOf } from '../../api/use-list.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';

export type LeadRow = RowOf<typeof listLeads>;

/** Makes the draft of a campaign of the apps that the ticked leads name, and goes there. */
export function CampaignOfLeads({ chosen }: { readonly chosen: readonly LeadRow[] }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = useChange(createCampaignFromLeads, [listCampaigns, listLeads]);
  return (
    <>
      <Action
        permission="campaign.create"
        reason={chosen.length === 0 ? t('leads.campaign.chooseFirst') : undefined}
        onAct={() => setOpen(true)}
      >
        {t('leads.campaign.do', { count: chosen.length })}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('leads.campaign.do', { count: chosen.length })}
          about={t('leads.campaign.about')}
          confirm={t('leads.campaign.make')}
          isReady={name.trim() !== ''}
          onConfirm={async () => {
            const campaign = await create.mutateAsync({ body: { name: name.trim(), leads: chosen.map(({ id }) => id) } });
            open(`/campaigns/${campaign.id}`);
          }}
          onClose={() => setOpen(false)}
        >
          <Field label={t('leads.campaign.name')}>
            {(id) => <Input id={id} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
