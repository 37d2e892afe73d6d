import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { OpenFrame } from '../../app/open-frame.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { ByInvitation } from './by-invitation.tsx';
import { ByOrderCode } from './by-order-code.tsx';
import { BySigningKey } from './by-signing-key.tsx';

const WAYS = ['code', 'key', 'invitation'] as const;
const FORM = { code: ByOrderCode, key: BySigningKey, invitation: ByInvitation } as const;

/** A firm joins: with the code of an order that was served on it, with the key that signs its app, or by invitation. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search, put } = useAddress();
  const way = WAYS.find((one) => one === search['by']) ?? 'code';
  const Form = FORM[way];
  return (
    <OpenFrame>
      <PageHeader title={t('join.title')} about={t('join.about')} />
      <nav className="actions" aria-label={t('join.ways')}>
        {WAYS.map((one) => (
          <button
            key={one}
            type="button"
            className={one === way ? 'chip' : 'button'}
            aria-pressed={one === way}
            onClick={() => put({ by: one })}
          >
            {t(`join.way.${one}`)}
          </button>
        ))}
      </nav>
      <section className="section" aria-label={t(`join.way.${way}`)}>
        <p className="form-hint">{t(`join.means.${way}`)}</p>
        <Form />
      </section>
    </OpenFrame>
  );
}
