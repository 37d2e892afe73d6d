import { listCases, readCase } from '@touchstone/api-client/routes/cases';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { ChooseOne } from '../../parts/choose-one.tsx';
import { visibleText } from '../../parts/visible-text.ts';

interface Props {
  /** Id of the case; '' while none is chosen. */
  readonly chosen: string;
  onChoose(ofCase: string): void;
}

/** One closed case, found by its number or how the name of its subject begins; the newest before anything is typed. */
export function ChooseCase(props: Props): ReactNode {
  const { t } = useTranslation();
  const [first] = useState(props.chosen);
  const given = useRead(readCase, { params: { case: first } }, { enabled: first !== '' });
  return (
    <ChooseOne
      find={t('watch.findCase')}
      label={t('watch.targetOf.case')}
      none={t('watch.noCase')}
      offered={given.data === undefined ? [] : [choiceOf(given.data.case)]}
      within={undefined}
      useFound={useFound}
      choiceOf={choiceOf}
      {...props}
    />
  );
}

const useFound = (q: string) => useRead(listCases, { query: { isOpen: false, limit: 20, ...(q === '' ? {} : { q }) } });
const choiceOf = ({
  id,
  number,
  subject,
}: {
  readonly id: string;
  readonly number: string | null;
  readonly subject: { readonly name: string };
}) => ({
  id,
  text: visibleText(`${subject.name} ${number ?? ''}`),
});
