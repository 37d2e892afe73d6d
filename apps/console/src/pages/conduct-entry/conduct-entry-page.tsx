import type { OutputOf } from '@touchstone/api-client';
import { downloadConductFile, type readConductEntry } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMe } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { History } from '../../parts/history.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { CONDUCT_STEPS, type ConductStep, pageOfProof } from './conduct-steps.ts';

type Detail = OutputOf<typeof readConductEntry>;
type Entry = Detail['entry'];

interface Props {
  readonly detail: Detail;
  onStep(step: ConductStep['step'], words: string): Promise<unknown>;
}

const AUTHORITIES: ReadonlySet<string> = new Set(['ministry', 'province']);
const SHORT = 12;

/** One entry about a firm: what it did or left undone, what shows it, what the firm says, and what was decided. */
export function ConductEntryPage({ detail: { entry, steps }, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const firm = entry.operatorName === null ? '—' : visibleText(entry.operatorName);
  return (
    <>
      <PageHeader
        title={t('conductEntry.title', { kind: t(`operator.conduct.words.${entry.kind}`), firm })}
        marks={<StateTag kind="conduct" state={entry.state} />}
        crumbs={[{ to: '/conduct-entries', text: t('conduct.title') }]}
      />
      <div className="columns-2">
        <div>
          <EntryFacts entry={entry} />
          <Section title={t('conduct.column.statement')}>
            <p>
              <Text>{entry.statement}</Text>
            </p>
          </Section>
          <Section title={t('conduct.column.proofs')} count={entry.proofs.length}>
            <ul className="links">
              {entry.proofs.map((proof) => (
                <li key={proof.kind + proof.target}>
                  <Proof {...proof} />
                </li>
              ))}
            </ul>
          </Section>
          {entry.dispute === null ? null : (
            <Section title={t('conductEntry.dispute')}>
              <p>
                <Text>{entry.dispute}</Text>
              </p>
            </Section>
          )}
        </div>
        <aside>
          <EntrySteps entry={entry} onStep={onStep} />
          <History
            title={t('conductEntry.history')}
            lines={steps.map(({ seq, event, from, to, basis, at }) => ({
              key: seq,
              event: t(`conductEntry.event.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.conduct.${to}`),
              ...{ basis, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function Proof({ kind, target }: Entry['proofs'][number]): ReactNode {
  const { t } = useTranslation();
  const name = t(`conductEntry.proof.${kind}`);
  const page = pageOfProof({ kind, target });
  if (page !== undefined) return <PageLink to={page}>{name}</PageLink>;
  if (kind === 'file') return <FileLink address={fileAddress(downloadConductFile.path, { sha256: target })}>{name}</FileLink>;
  return (
    <>
      {name} <code>{target.slice(-SHORT)}</code>
    </>
  );
}

function EntrySteps({ entry, onStep }: { readonly entry: Entry; readonly onStep: Props['onStep'] }): ReactNode {
  const { t } = useTranslation();
  const { organisation } = useMe();
  const side = AUTHORITIES.has(organisation.kind) ? 'authority' : 'firm';
  if (side === 'authority' && entry.organisation !== organisation.id) return null;
  const why = t('steps.why', { state: t(`states.conduct.${entry.state}`) });
  const steps = CONDUCT_STEPS.filter(({ by }) => by === side).map(({ step, kind, states }) => ({
    key: step,
    kind,
    permission: side === 'firm' ? 'case.object' : 'penalty.decide',
    label: t(`conductEntry.step.${step}`),
    consequence: t(`conductEntry.consequence.${step}`),
    reasonLabel: t('parts.reason'),
    notNow: states.includes(entry.state) ? undefined : why,
    take: (words: string) => onStep(step, words),
  }));
  return <Steps steps={steps} none={t('steps.none')} />;
}

function EntryFacts({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation();
  return (
    <Facts
      lines={[
        {
          label: t('conduct.column.operator'),
          value: (
            <PageLink to={`/operators/${entry.operator}`}>{entry.operatorName === null ? '—' : <Text>{entry.operatorName}</Text>}</PageLink>
          ),
        },
        { label: t('conduct.column.kind'), value: t(`operator.conduct.words.${entry.kind}`) },
        { label: t('conduct.column.happened'), value: <TimeText at={entry.happenedAt} /> },
        {
          label: t('conduct.column.case'),
          value:
            entry.case === null ? null : (
              <PageLink isVerb to={`/cases/${entry.case}`}>
                {t('conduct.openCase')}
              </PageLink>
            ),
        },
        { label: t('conductEntry.fact.organisation'), value: <OrganisationName id={entry.organisation} /> },
        { label: t('conductEntry.fact.recorded'), value: <TimeText at={entry.createdAt} /> },
        { label: t('conductEntry.fact.told'), value: entry.toldAt === null ? null : <TimeText at={entry.toldAt} /> },
        { label: t('conductEntry.fact.disputed'), value: entry.disputedAt === null ? null : <TimeText at={entry.disputedAt} /> },
      ]}
    />
  );
}
