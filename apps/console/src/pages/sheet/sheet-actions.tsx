import { listPeople } from '@touchstone/api-client/routes/people';
import { acceptSheet, assignSheet, listSheets, readSheet, returnSheet, submitSheet, takeSheet } from '@touchstone/api-client/routes/sheets';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMay, useMe } from '../../app/me.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Ready } from '../../parts/ready.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { hindranceOf } from './hindrance.ts';
import type { SheetDetail } from './sheet-page.tsx';

const STALE = [readSheet, listSheets];
const NOBODY = '';

interface Props {
  readonly sheet: SheetDetail;
  readonly isUnsaved: boolean;
}

/** A sheet is taken, given to somebody, handed in, accepted or sent back. */
export function SheetActions({ sheet, isUnsaved }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const [take, submit, assign, accept, sendBack] = [
    useChange(takeSheet, STALE),
    useChange(submitSheet, STALE),
    useChange(assignSheet, STALE),
    useChange(acceptSheet, STALE),
    useChange(returnSheet, STALE),
  ];
  const mayName = may('sheet.name-tester') && may('person.read');
  const people = useRead(listPeople, { query: { organisation: sheet.organisation, state: 'ACTIVE', limit: 200 } }, { enabled: mayName });
  const [picked, setPicked] = useState<string>();
  const tester = picked ?? sheet.assignedTo ?? NOBODY;
  const names = new Map((people.data?.items ?? []).map(({ id, displayName }) => [id, visibleText(displayName)]));
  const params = { sheet: sheet.id };
  const ifMatch = sheet.version;
  const notNow = (step: Parameters<typeof hindranceOf>[0]) => {
    const hindrance = hindranceOf(step, sheet, { person: me.person, isUnsaved });
    return hindrance === undefined ? undefined : t(`sheet.why.${hindrance}`, { count: sheet.faults.length });
  };
  const steps: readonly Step[] = [
    {
      key: 'take',
      label: t('sheet.take'),
      consequence: t('sheet.takeConsequence'),
      permission: 'sheet.fill',
      kind: sheet.answered === 0 ? 'main' : 'plain',
      notNow: notNow('take'),
      take: () => take.mutateAsync({ params }),
    },
    {
      key: 'submit',
      label: t('sheet.submit'),
      consequence:
        sheet.open.length === 0
          ? t('sheet.submitWhole', { count: sheet.items })
          : t('sheet.submitOpen', { count: sheet.open.length, clauses: sheet.open.join(t('sheet.form.and')) }),
      permission: 'sheet.fill',
      kind: 'main',
      notNow: notNow('submit'),
      take: () => submit.mutateAsync({ params, ifMatch }),
    },
    ...(mayName
      ? [
          {
            key: 'assign',
            label: t('sheet.assign'),
            consequence: t('sheet.assignConsequence'),
            permission: 'sheet.name-tester',
            kind: 'main',
            notNow: notNow('assign'),
            isReady: people.isSuccess,
            fields: (
              <Ready of={people} rows={1}>
                {(page) => (
                  <>
                    <Pick
                      label={t('sheet.fact.assignedTo')}
                      value={tester}
                      choices={[NOBODY, ...names.keys()]}
                      say={(one) => names.get(one) ?? t('sheets.nobody')}
                      onPick={setPicked}
                    />
                    <OnlyFirst of={page} />
                  </>
                )}
              </Ready>
            ),
            take: () => assign.mutateAsync({ params, ifMatch, body: { assignedTo: tester === NOBODY ? null : tester } }),
          } satisfies Step,
        ]
      : []),
    {
      key: 'accept',
      label: t('sheet.accept'),
      consequence: t('sheet.acceptConsequence'),
      permission: 'sheet.assign',
      kind: 'main',
      notNow: notNow('judge'),
      take: () => accept.mutateAsync({ params }),
    },
    {
      key: 'return',
      label: t('sheet.return'),
      consequence: t('sheet.returnConsequence'),
      permission: 'sheet.assign',
      kind: 'danger',
      notNow: notNow('judge'),
      reasonLabel: t('parts.reason'),
      take: (reason) => sendBack.mutateAsync({ params, body: { reason } }),
    },
  ];
  return <Steps steps={steps} none={t('sheet.none')} onClose={() => setPicked(undefined)} />;
}
