import { listCases } from '@touchstone/api-client/routes/cases';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { Unread } from '../../parts/unread.tsx';
import { useSettled } from '../../parts/use-settled.ts';

const SETTLED_MS = 300;

/** The case that a document is to be about, looked for by its number or its subject. */
export function CaseSearch(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), SETTLED_MS);
  const read = useRead(listCases, { query: { q, isOpen: true, limit: 10 } }, { enabled: q !== '' });
  const { data } = read;
  const to = (one: string) => `/orders/new?${new URLSearchParams({ ...search, case: one })}`;
  return (
    <Section title={t('orderDraft.whichCase')}>
      <div className="draft-line">
        <label htmlFor={id}>{t('orderDraft.findCase')}</label>
        <Input id={id} type="search" maxLength={100} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </div>
      <Unread of={[read]} />
      {q === '' || data === undefined ? null : data.items.length === 0 ? (
        <p className="none">{t('orderDraft.noCase')}</p>
      ) : (
        <>
          <OnlyFirst of={data} />
          <ul className="links">
            {data.items.map(({ id: one, number, subject, state }) => (
              <li key={one}>
                <PageLink to={to(one)}>
                  {number ?? t('cases.noNumber')} <Text>{subject.name}</Text>
                </PageLink>{' '}
                <StateTag kind="case" state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
