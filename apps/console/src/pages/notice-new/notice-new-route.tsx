import { addNoticeRows, draftNotice, listNoticeCandidates } from '@touchstone/api-client/routes/notices';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { Candidates } from '../notice/candidates.tsx';
import { useNoticeChange } from '../notice/use-notice-change.ts';

const KINDS = ['problems', 'delisting', 'look-back', 'stores'] as const;
type Kind = (typeof KINDS)[number];
const isKind = (text: string | undefined): text is Kind => KINDS.some((kind) => kind === text);

/** Begins a notice: of which kind, of which day, with which of the waiting cases. `?corrects=` takes another’s place. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHeader title={t('notice.new.title')} about={t('notice.new.about')} crumbs={[{ to: '/notices', text: t('notices.title') }]} />
      {may('notice.draft') ? <NewNotice /> : <Empty text={t('notice.new.notYours')} />}
    </>
  );
}

function NewNotice(): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const change = useNoticeChange();
  const { search } = useAddress();
  const [kind, setKind] = useState<Kind>(isKind(search['kind']) ? search['kind'] : 'problems');
  const { corrects } = search;
  const waiting = useRead(listNoticeCandidates, { query: { kind } });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(search['case'] === undefined ? [] : [search['case']]));
  const [on, setOn] = useState('');
  const [begun, setBegun] = useState<string>();
  const { isBusy, error, submit } = useSubmit(async () => {
    const body = { kind, ...(on === '' ? {} : { on }), ...(corrects === undefined ? {} : { corrects }) };
    await change(async () => {
      const notice = await call(draftNotice, { body });
      setBegun(notice.id);
      if (cases.length > 0) await call(addNoticeRows, { params: { notice: notice.id }, ifMatch: notice.version, body: { cases } });
      open(`/notices/${notice.id}`);
    });
  });
  const isChanged = useChanged({ kind, on, chosen });
  const unsaved = useUnsaved(isChanged && !isBusy && begun === undefined);
  const isThere = (one: string) => waiting.data?.items.some((candidate) => candidate.case === one) ?? false;
  const cases = [...chosen].filter(isThere);
  return (
    <form onSubmit={submit}>
      {unsaved}
      <Section title={t('notice.new.what')}>
        <div className="form form-narrow">
          {corrects === undefined ? null : (
            <p>
              {t('notice.new.corrects')} <PageLink to={`/notices/${corrects}`}>{t('notice.open')}</PageLink>
            </p>
          )}
          <Pick label={t('notice.fact.kind')} value={kind} choices={KINDS} say={(one) => t(`states.noticeKind.${one}`)} onPick={setKind} />
          <Field label={t('notice.plan.on')}>
            {(id) => <Input id={id} type="date" value={on} onChange={({ target }) => setOn(target.value)} />}
          </Field>
        </div>
      </Section>
      <Section title={t('notice.candidates.title')} count={waiting.data?.items.length}>
        <p className="form-hint">{t('notice.candidates.about')}</p>
        <Ready of={waiting}>{({ items }) => <Candidates candidates={items} chosen={chosen} onChoose={setChosen} />}</Ready>
      </Section>
      {error === undefined ? null : <Problem error={error} />}
      {begun === undefined || isBusy ? null : (
        <p role="status">
          {t('notice.new.begun')} <PageLink to={`/notices/${begun}`}>{t('notice.open')}</PageLink>
        </p>
      )}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={begun !== undefined || waiting.data === undefined}>
          {cases.length === 0 ? t('notice.new.empty') : t('notice.new.do', { count: cases.length })}
        </Button>
      </div>
    </form>
  );
}
