import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Problem } from '../../parts/problem.tsx';
import { CAMPAIGN_ORDERS, type CampaignOrder, isNow } from './campaign-orders.ts';

interface Props {
  readonly campaign: { readonly state: string; readonly isPaused: boolean };
  onOrder(order: CampaignOrder['order'], seed: string): Promise<void>;
}

/** What can be ordered now; a draw asks for its seed, and cancelling is asked twice. */
export function CampaignActions({ campaign, onOrder }: Props): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<CampaignOrder>();
  const [seed, setSeed] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<CampaignOrder['order']>();

  const give = async (order: CampaignOrder['order']) => {
    setAsked(undefined);
    setBusy(order);
    setError(undefined);
    await onOrder(order, seed.trim()).catch(setError);
    setBusy(undefined);
  };
  return (
    <div className="panel">
      <div className="actions">
        {CAMPAIGN_ORDERS.filter((one) => isNow(one, campaign)).map((one) => (
          <Action
            key={one.order}
            permission={one.permission}
            kind={one.kind}
            isBusy={busy === one.order}
            onAct={() => (['draw', 'cancel'].includes(one.order) ? setAsked(one) : void give(one.order))}
          >
            {t(`campaign.order.${one.order}`)}
          </Action>
        ))}
      </div>
      {error === undefined ? null : <Problem error={error} />}
      <Dialog
        title={asked === undefined ? '' : t(`campaign.order.${asked.order}`)}
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
      >
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (asked !== undefined) void give(asked.order);
          }}
        >
          {asked?.order === 'draw' ? (
            <>
              <label htmlFor="campaign-seed">{t('campaign.seed')}</label>
              <Input id="campaign-seed" value={seed} onChange={({ target }) => setSeed(target.value)} required maxLength={200} />
              <p className="form-hint">{t('campaign.seedHint')}</p>
            </>
          ) : (
            <p>{t('campaign.confirmCancel')}</p>
          )}
          <footer>
            <button type="submit" className="button">
              {asked === undefined ? '' : t(`campaign.order.${asked.order}`)}
            </button>
          </footer>
        </form>
      </Dialog>
    </div>
  );
}
