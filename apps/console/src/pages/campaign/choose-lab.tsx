import { listOrganisations } from '@touchstone/api-client/routes/organisations';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Ready } from '../../parts/ready.tsx';
import { visibleText } from '../../parts/visible-text.ts';

interface Props {
  /** Id of the lab; '' while none is chosen. */
  readonly chosen: string;
  onChoose(lab: string): void;
}

const QUERY = { kind: 'lab', state: 'ACTIVE', limit: 200 } as const;

/** One of the labs that work. */
export function ChooseLab({ chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const labs = useRead(listOrganisations, { query: QUERY });
  return (
    <Ready of={labs} rows={1}>
      {(page) => (
        <>
          <Field label={t('campaign.lab.lab')} hint={page.items.length === 0 ? t('campaign.lab.none') : undefined}>
            {(id) => (
              <select id={id} className="pick" required value={chosen} onChange={({ target }) => onChoose(target.value)}>
                <option value="">{t('campaign.lab.choose')}</option>
                {page.items.map((lab) => (
                  <option key={lab.id} value={lab.id}>
                    {visibleText(lab.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <OnlyFirst of={page} />
        </>
      )}
    </Ready>
  );
}
