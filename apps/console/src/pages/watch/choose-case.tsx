import { listCases, readCase } from '@touchstone/api-client/routes/cases';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { visibleText } from '../../parts/visible-text.ts';

interface Props {
  /** Id of the case; '' while none is chosen. */
  readonly chosen: string;
  onChoose(ofCase: string): void;
}

/** One closed case, found by its number or how the name of its subject begins; the newest before anything is typed. */
export function ChooseCase({ chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const asked = q.trim();
  const found = useRead(listCases, { query: { isOpen: false, limit: 20, ...(asked === '' ? {} : { q: asked }) } });
  const [first] = useState(chosen);
  const given = useRead(readCase, { params: { case: first } }, { enabled: first !== '' });
  const closed = found.data?.items ?? [];
  const choices = given.data === undefined || closed.some(({ id }) => id === first) ? closed : [given.data.case, ...closed];
  return (
    <>
      <Field label={t('watch.findCase')}>
        {(id) => <input id={id} type="search" className="pick" maxLength={100} value={q} onChange={({ target }) => setQ(target.value)} />}
      </Field>
      <Field label={t('watch.targetOf.case')} hint={found.isSuccess && choices.length === 0 ? t('watch.noCase') : undefined}>
        {(id) => (
          <select id={id} className="pick" value={chosen} onChange={({ target }) => onChoose(target.value)}>
            <option value="">{t('watch.choose')}</option>
            {choices.map(({ id: one, number, subject }) => (
              <option key={one} value={one}>
                {visibleText(`${subject.name} ${number ?? ''}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
