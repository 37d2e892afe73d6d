import type { OutputOf } from '@touchstone/api-client';
import { readCase } from '@touchstone/api-client/routes/cases';
import { listReferralOffers, listReferrals, offerReferrals } from '@touchstone/api-client/routes/referrals';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import type { CaseDetail } from './case-page.tsx';

type Offer = OutputOf<typeof listReferralOffers>['items'][number];

interface Props {
  readonly one: CaseDetail['case'];
}

/** Whether one hands cases of this authority over at all. */
export function useMayRefer(): (one: Props['one']) => boolean {
  const may = useMay();
  const me = useMe();
  return (one) => may('case.transfer') && one.authority.id === me.organisation.id;
}

/** Hands a case of one's own authority to another: offered, and answered there. */
export function ReferCase({ one }: Props): ReactNode {
  const { t } = useTranslation();
  const mayRefer = useMayRefer();
  const [isOpen, setOpen] = useState(false);
  const offers = useRead(listReferralOffers, { params: { case: one.id } }, { enabled: mayRefer(one) });
  if (!mayRefer(one)) return null;
  const isNever = offers.data?.items.every(({ isNow }) => !isNow) === true;
  return (
    <>
      <Action permission="case.transfer" reason={isNever && !isOpen ? t('case.refer.none') : undefined} onAct={() => setOpen(true)}>
        {t('case.refer.do')}
      </Action>
      {isOpen ? <ReferDialog one={one} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ReferDialog({ one, onClose }: Props & { onClose(): void }): ReactNode {
  const offers = useRead(listReferralOffers, { params: { case: one.id } });
  return <Ready of={offers}>{({ items }) => <ReferForm one={one} offers={items} onClose={onClose} />}</Ready>;
}

const EMPTY = { to: '', dueOn: '', reason: '', basis: '' };

function ReferForm({ one, offers, onClose }: Props & { readonly offers: readonly Offer[]; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const refer = useChange(offerReferrals, [listReferrals, readCase, listReferralOffers]);
  const now = offers.filter(({ isNow }) => isNow);
  const later = offers.filter(({ isNow }) => !isNow);
  const [kind, setKind] = useState(now[0]?.kind);
  const [words, setWords] = useState(EMPTY);
  const put = (change: Partial<typeof EMPTY>) => setWords({ ...words, ...change });
  // one that somebody else took meanwhile stays, with what was written for it
  const offer = offers.find((one) => one.kind === kind);
  const to = words.to === '' ? likely(offer, one.territory) : words.to;
  const written = { reason: words.reason.trim(), basis: words.basis.trim() };
  const isReady = to !== '' && Object.values(written).every((text) => text !== '') && (offer?.hasDueDay !== true || words.dueOn !== '');
  return (
    <FormDialog
      title={t('case.refer.do')}
      about={
        <>
          {offer === undefined ? t('case.refer.none') : t(`case.refer.means.${offer.kind}`)}
          {later.length === 0 ? null : (
            <p className="form-hint">
              {t('case.refer.later', { kinds: later.map((one) => t(`states.referralKind.${one.kind}`)).join(comma()) })}
            </p>
          )}
        </>
      }
      confirm={t('case.refer.do')}
      isReady={isReady}
      notNow={offer?.isNow === false ? t('steps.gone', { why: '' }) : undefined}
      onConfirm={async () => {
        if (offer === undefined) return false;
        const due = offer.hasDueDay ? { dueOn: words.dueOn } : {};
        const { referrals } = await refer.mutateAsync({ body: { kind: offer.kind, cases: [one.id], to, ...written, ...due } });
        open(`/referrals/${referrals[0]}`);
        return true;
      }}
      onClose={onClose}
    >
      {offer === undefined ? null : (
        <>
          <Pick
            label={t('case.refer.kind')}
            value={offer.kind}
            choices={offers.filter((one) => one.isNow || one === offer).map((one) => one.kind)}
            say={(one) => t(`states.referralKind.${one}`)}
            onPick={(picked) => {
              setKind(picked);
              put({ to: '' });
            }}
          />
          <Pick
            label={t('referral.fact.to')}
            value={to}
            choices={['', ...askable(offer).map(({ id }) => id)]}
            say={(id) => offer.to.find((one) => one.id === id)?.name ?? t('case.ask.pick')}
            onPick={(picked) => put({ to: picked })}
          />
          {offer.isTerritoryUnknown ? <p className="form-hint">{t('case.refer.territoryUnknown')}</p> : null}
          {offer.hasDueDay ? (
            <Field label={t('case.refer.dueOn')} hint={t('case.refer.dueOnHint')}>
              {(id) => <Input id={id} type="date" required value={words.dueOn} onChange={({ target }) => put({ dueOn: target.value })} />}
            </Field>
          ) : null}
          <Field label={t('referral.reason')}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={3}
                required
                maxLength={4000}
                value={words.reason}
                onChange={({ target }) => put({ reason: target.value })}
              />
            )}
          </Field>
          <Field label={t('case.basis')}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                required
                maxLength={1000}
                value={words.basis}
                onChange={({ target }) => put({ basis: target.value })}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}

/** Who was not asked so already. */
const askable = (offer: Offer | undefined): Offer['to'] => (offer?.to ?? []).filter(({ isTaken }) => !isTaken);

/** The only one that it can go to, or the firm's 属地; otherwise none, and one is chosen. */
function likely(offer: Offer | undefined, territory: string | null): string {
  const to = askable(offer);
  const [only] = to;
  if (to.length === 1 && only !== undefined) return only.id;
  return to.find(({ province }) => province !== null && province === territory)?.id ?? '';
}
