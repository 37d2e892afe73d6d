import { finishProviderSignIn, linkProvider } from '@touchstone/api-client/routes/session';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { signedInElsewhere } from '../../api/signed-in-elsewhere.ts';
import { useParam } from '../../app/address.ts';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Door } from './door.tsx';
import { providerTicket } from './provider-ticket.ts';

/** Comes back from an OpenID provider: hands in what it added to the address, and goes on to where one wanted to go. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const provider = useParam('provider');
  const [error, setError] = useState<unknown>();
  const [end, setEnd] = useState<'done' | 'not-begun'>();
  const begun = useRef(false);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const kept = providerTicket.take();
    if (kept === undefined || kept.provider !== provider) return setEnd('not-begun');
    const input = { params: { provider }, body: { ticket: kept.ticket, query: window.location.search.slice(1) } };
    const handed: Promise<unknown> = kept.purpose === 'link' ? call(linkProvider, input) : call(finishProviderSignIn, input);
    handed.then(() => {
      if (kept.purpose !== 'renew') return window.location.replace(kept.backTo);
      signedInElsewhere.tell();
      setEnd('done');
      window.close();
    }, setError);
  }, [provider]);

  if (end === 'not-begun')
    return (
      <Door>
        <p role="alert">{t('signIn.notBegun')}</p>
        <a href="/">{t('signIn.back')}</a>
      </Door>
    );
  if (end === 'done')
    return (
      <Door>
        <p role="status">{t('signIn.again.done')}</p>
      </Door>
    );
  return (
    <Door>
      {error === undefined ? <Skeleton rows={3} /> : <Problem error={error} />}
      {error === undefined ? null : <p>{t('signIn.linkFirst')}</p>}
      {error === undefined ? null : <a href="/">{t('signIn.back')}</a>}
    </Door>
  );
}
