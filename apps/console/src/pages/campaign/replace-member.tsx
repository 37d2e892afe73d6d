import { listCampaignMembers, readCampaignProgress, replaceMember } from '@touchstone/api-client/routes/campaigns';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { canBeReplaced, REASONS } from './replacement.ts';

interface Props {
  readonly campaign: { readonly id: string; readonly state: string };
  readonly member: { readonly ordinal: number; readonly name: string; readonly state: string };
}

/** Gives the place of a member that cannot be tested to the next of its stratum. */
export function ReplaceMember({ campaign, member }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<(typeof REASONS)[number]>('off-shelf');
  const replace = useChange(replaceMember, [listCampaignMembers, readCampaignProgress]);
  const can = canBeReplaced(campaign.state, member.state);
  if (!can && !isOpen) return null;
  return (
    <>
      <Action permission="campaign.run" onAct={() => setOpen(true)}>
        {t('campaign.replace.do')}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('campaign.replace.title', { ordinal: member.ordinal, name: member.name })}
          about={t('campaign.replace.about')}
          confirm={t('campaign.replace.do')}
          notNow={can ? undefined : t('steps.gone', { why: '' })}
          onConfirm={() => replace.mutateAsync({ params: { campaign: campaign.id, ordinal: member.ordinal }, body: { reason } })}
          onClose={() => setOpen(false)}
        >
          <Pick
            label={t('campaign.members.reason')}
            value={reason}
            choices={REASONS}
            say={(one) => t(`campaign.reason.${one}`)}
            onPick={setReason}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
