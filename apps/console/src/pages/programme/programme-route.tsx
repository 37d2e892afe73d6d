import {
  imposeStoreMeasure,
  listProgrammes,
  listProgrammeTargets,
  listStoreMeasures,
  moveProgramme,
  readProgramme,
} from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { ProgrammePage } from './programme-page.tsx';

const STATES = ['PENDING', 'SCANNING', 'NOT_TESTED', 'CLEAN', 'PROBLEM', 'NOTIFIED', 'FIXED', 'MEASURED', 'LIFTED'] as const;
const STALE = [readProgramme, listProgrammes, listProgrammeTargets, listStoreMeasures];

export function Route(): ReactNode {
  const { t } = useTranslation();
  const params = { programme: useParam('programme') };
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'programmes.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.target.${state}`) },
  ];
  const programme = useRead(readProgramme, { params });
  const targets = useList(listProgrammeTargets, { params, query: queryOf(filters, search) });
  const move = useChange(moveProgramme, STALE);
  const impose = useChange(imposeStoreMeasure, STALE);
  return (
    <Ready of={programme}>
      {(value) => (
        <ProgrammePage
          of={value}
          targets={targets}
          filters={filters}
          onStep={(body) => move.mutateAsync({ params, ifMatch: value.programme.version, body })}
          onMeasure={(target, body) => impose.mutateAsync({ params: { target }, body })}
        />
      )}
    </Ready>
  );
}
