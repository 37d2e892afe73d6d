import type { OutputOf } from '@touchstone/api-client';
import { readCase } from '@touchstone/api-client/routes/cases';
import { extendDeadline, listDeadlines, pauseDeadline, readDeadline, resumeDeadline } from '@touchstone/api-client/routes/deadlines';
import { listOrders } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Steps } from '../../parts/steps.tsx';
import { ChooseDocument } from './choose-document.tsx';
import { CLOCK_STEPS } from './clock-steps.ts';
import { ExtendFields } from './extend-fields.tsx';
import { endText, extendedBy, extensionOf, printedUntil } from './extension.ts';

type Deadline = OutputOf<typeof readDeadline>['deadline'];

/** Stops the clock of one's own deadline, lets it go on, and sets a later end: by an issued document of the case alone. */
export function DeadlineSteps({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const may = useMay();
  const me = useMe();
  return may('deadline.extend') && deadline.organisation === me.organisation.id ? <Clock deadline={deadline} /> : null;
}

function Clock({ deadline }: { readonly deadline: Deadline }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const goTo = useOpen();
  const [document, setDocument] = useState('');
  const [extension, setExtension] = useState(() => extensionOf(deadline.rule));
  const of = deadline.case === null ? {} : { case: deadline.case.id };
  const issued = useRead(listOrders, { query: { state: 'ISSUED', organisation: me.organisation.id, limit: 100, ...of } });
  const printed = printedUntil(issued.data?.items.find(({ id }) => id === document)?.deadline);
  const rule = extendedBy(printed, extension);
  const stale = [readDeadline, listDeadlines, readCase];
  const [pause, resume, extend] = [useChange(pauseDeadline, stale), useChange(resumeDeadline, stale), useChange(extendDeadline, stale)];
  const at = { params: { deadline: deadline.id }, ifMatch: deadline.version };
  const taken = {
    pause: () => pause.mutateAsync({ ...at, body: { document } }),
    resume: () => resume.mutateAsync({ ...at, body: { document } }),
    extend: async () => {
      if (rule === undefined) return false;
      const later = await extend.mutateAsync({ ...at, body: { document, rule } });
      goTo(`/deadlines/${later.id}`);
      return true;
    },
  };
  const steps = CLOCK_STEPS.map(({ step, states }) => ({
    key: step,
    kind: 'plain' as const,
    permission: 'deadline.extend',
    label: t(`deadlines.clock.${step}`),
    consequence: t(`deadlines.clock.means.${step}`),
    notNow: states.includes(deadline.state) ? undefined : t('steps.why', { state: t(`states.deadline.${deadline.state}`) }),
    fields: (
      <>
        <ChooseDocument of={issued} step={step} caseId={deadline.case?.id} chosen={document} onChoose={setDocument} />
        {step !== 'extend' ? null : printed === undefined ? (
          <ExtendFields typed={extension} onChange={setExtension} />
        ) : (
          <p>
            {t('deadlines.clock.printed')} <strong>{endText(printed)}</strong>
          </p>
        )}
      </>
    ),
    isReady: document !== '' && (step !== 'extend' || rule !== undefined),
    take: taken[step],
  }));
  const empty = () => {
    setDocument('');
    setExtension(extensionOf(deadline.rule));
  };
  return <Steps steps={steps} none={t('deadlines.clock.none')} onClose={empty} />;
}
