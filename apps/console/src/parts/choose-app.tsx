import { listApps } from '@touchstone/api-client/routes/inventory';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { Field } from './field.tsx';
import { visibleText } from './visible-text.ts';

export interface AppChoice {
  readonly id: string;
  readonly name: string;
  readonly package: string;
}

interface Props {
  /** Id of the app; '' while none is chosen. */
  readonly chosen: string;
  /** What to look for before anything is typed. */
  readonly likely: string;
  /** Offered whatever is typed. */
  readonly offered: readonly AppChoice[];
  onChoose(app: string): void;
}

/** One app of the inventory, found by name or package. */
export function ChooseApp({ chosen, likely, offered, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const [q, setQ] = useState(likely);
  const asked = q.trim();
  const found = useRead(listApps, { query: { q: asked, limit: 20 } }, { enabled: asked !== '' });
  const others = (found.data?.items ?? []).filter(({ id }) => offered.every((one) => one.id !== id));
  const choices: readonly AppChoice[] = [...offered, ...others];
  return (
    <>
      <Field label={t('parts.chooseApp.find')}>
        {(id) => <input id={id} type="search" className="pick" maxLength={200} value={q} onChange={({ target }) => setQ(target.value)} />}
      </Field>
      <Field label={t('parts.chooseApp.app')} hint={found.isSuccess && choices.length === 0 ? t('parts.chooseApp.none') : undefined}>
        {(id) => (
          <select id={id} className="pick" required value={chosen} onChange={({ target }) => onChoose(target.value)}>
            <option value="">{t('parts.chooseApp.choose')}</option>
            {choices.map((app) => (
              <option key={app.id} value={app.id}>
                {`${visibleText(app.name)} ${app.package}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
