import type { OutputOf } from '@touchstone/api-client';
import { listBulkJobs } from '@touchstone/api-client/routes/bulk-jobs';
import { readFusionThresholds, setFusionThresholds } from '@touchstone/api-client/routes/engines';
import { rejudgeResults } from '@touchstone/api-client/routes/runs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { percentOf, percentText } from '../../parts/percent-text.ts';
import { Pick } from '../../parts/pick.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { Steps } from '../../parts/steps.tsx';

const LINES = ['likely', 'unlikely'] as const;
const PERCENT = 100;
/** By what stored results are judged again: the lines alone, or the rules of now too. */
const WAYS = ['lines', 'rules'] as const;

/** From which probability on people look, for who may read it. */
export function Thresholds(): ReactNode {
  const isMine = useMay()('fusion.read');
  const read = useRead(readFusionThresholds, {}, { enabled: isMine });
  return isMine ? <Ready of={read}>{(value) => <Lines {...value} />}</Ready> : null;
}

function Lines({ thresholds, version }: OutputOf<typeof readFusionThresholds>): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<typeof thresholds>>({});
  const wanted = { ...thresholds, ...typed };
  const [way, setWay] = useState<(typeof WAYS)[number]>('lines');
  const open = useOpen();
  const rejudge = useChange(rejudgeResults, [listBulkJobs]);
  const set = useChange(setFusionThresholds, [readFusionThresholds]);
  return (
    <Section title={t('engines.threshold.title')}>
      <p className="form-hint">{t('engines.threshold.about')}</p>
      <Facts lines={LINES.map((line) => ({ label: t(`engines.threshold.${line}`), value: percentText(thresholds[line]) }))} />
      <Steps
        isPart
        none={t('steps.none')}
        onClose={() => {
          setTyped({});
          setWay('lines');
        }}
        steps={[
          {
            ...{ key: 'set', kind: 'plain', permission: 'fusion.calibrate' },
            label: t('engines.threshold.set'),
            consequence: t('engines.threshold.consequence'),
            reasonLabel: t('parts.reason'),
            fields: LINES.map((line) => (
              <Field key={line} label={t(`engines.threshold.${line}`)}>
                {(id) => (
                  <NumberInput
                    id={id}
                    min={0.1}
                    max={99.9}
                    suffix="%"
                    value={percentOf(wanted[line])}
                    onChange={(value) => setTyped({ ...typed, [line]: value / PERCENT })}
                  />
                )}
              </Field>
            )),
            take: (reason) => set.mutateAsync({ ifMatch: version, body: { thresholds: wanted, reason } }),
          },
          {
            ...{ key: 'rejudge', kind: 'plain', permission: 'fusion.calibrate' },
            label: t('engines.rejudge.do'),
            consequence: t('engines.rejudge.about'),
            reasonLabel: t('parts.reason'),
            maxLength: 500,
            fields: (
              <Pick
                label={t('engines.rejudge.way')}
                value={way}
                choices={WAYS}
                say={(one) => t(`engines.rejudge.${one}`)}
                onPick={setWay}
              />
            ),
            take: async (reason) => {
              await rejudge.mutateAsync({ body: { rules: way === 'rules', reason } });
              open('/bulk-jobs');
            },
          },
        ]}
      />
    </Section>
  );
}
