import type { OutputOf } from '@touchstone/api-client';
import type { readClause } from '@touchstone/api-client/routes/clauses';
import type { listClauseSettings } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useLanguage } from '../../app/language-context.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { ClauseGolden } from './clause-golden.tsx';
import { ClauseSettings } from './clause-settings.tsx';
import './clause.css';
import { bracketed, semicolon } from '../../parts/punctuation.ts';

export type ClauseDetail = OutputOf<typeof readClause>;
type Rule = ClauseDetail['rules'][number];

interface Props {
  readonly detail: ClauseDetail;
  /** How grave and how common; undefined where one may not read it. */
  readonly setting: RowOf<typeof listClauseSettings> | undefined;
}

const TONES = { enforced: 'good', trial: 'wait', retired: 'end' } as const;

/** One clause: what it says, on which law it rests, what was found by it, and its rules with their own cases. */
export function ClausePage({ detail, setting }: Props): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const { clause, item, articles, rules } = detail;
  return (
    <>
      <PageHeader
        title={`${clause.clause} ${said(clause.title)}`}
        marks={
          <span className={`tag tone-${clause.isEnforced ? 'good' : 'wait'}`}>
            {t(clause.isEnforced ? 'clauses.status.enforced' : 'clauses.status.trial')}
          </span>
        }
        crumbs={[{ to: '/clauses', text: t('clauses.title') }]}
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('clauses.fact.says'), value: item === null ? null : said(item.says) },
              {
                label: t('clauses.fact.item'),
                value: item === null ? null : `${item.clause} ${said(item.title)}${bracketed(said(item.aspect))}`,
              },
              { label: t('clauses.column.problem'), value: clause.problem },
              { label: t('clauses.column.law'), value: `${said({ zh: clause.law.document, en: clause.law.en })} ${clause.law.number}` },
              {
                label: t('clauses.column.from'),
                value: clause.law.until === null ? clause.law.from : `${clause.law.from} – ${clause.law.until}`,
              },
              { label: t('clauses.column.known'), value: t(`clauses.known.${clause.known}`) },
              { label: t('clauses.column.decidedBy'), value: t(`clauses.decidedBy.${clause.decidedBy}`) },
            ]}
          />
          {rules.map((rule) => (
            <RuleSection key={rule.id} rule={rule} />
          ))}
          <ClauseGolden clause={clause.clause} />
        </div>
        <aside>
          <Found clause={clause.clause} />
          {setting === undefined ? null : <ClauseSettings setting={setting} />}
          <Section title={t('clauses.articles')} count={articles.length}>
            {articles.length === 0 ? <p className="none">{t('clauses.noArticles')}</p> : null}
            <ul className="links">
              {articles.map(({ id, document, number, article, says }) => (
                <li key={id}>
                  <strong>
                    {document} {article}
                  </strong>
                  <div>{said(says)}</div>
                  <small className="none">
                    {id} {number}
                  </small>
                </li>
              ))}
            </ul>
          </Section>
        </aside>
      </div>
    </>
  );
}

/** Lists of what a clause was found to be broken by, each for who may read it. */
const FOUND = [
  { words: 'clauses.found.findings', permission: 'finding.read', list: (clause: string) => `/findings?clause=${clause}` },
  { words: 'clauses.found.statistics', permission: 'statistics.read', list: (clause: string) => `/statistics?clause=${clause}` },
  { words: 'clauses.found.watch', permission: 'watch.read', list: (clause: string) => `/watch/rules?kind=clause&target=${clause}` },
] as const;

function Found({ clause }: { readonly clause: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const mine = FOUND.filter(({ permission }) => may(permission));
  if (mine.length === 0) return null;
  return (
    <Section title={t('clauses.found.title')}>
      <ul className="links">
        {mine.map(({ words, list }) => (
          <li key={words}>
            <PageLink to={list(encodeURIComponent(clause))}>{t(words)}</PageLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RuleSection({ rule }: { readonly rule: Rule }): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const { language } = useLanguage();
  const columns: readonly Column<Rule['cases'][number]>[] = [
    {
      ...{ key: 'name', words: 'clauses.case.name', isName: true },
      // rules name their cases in English only
      text: (row) => (language === 'en' ? row.name : t('clauses.case.number', { number: rule.cases.indexOf(row) + 1 })),
    },
    {
      key: 'facts',
      words: 'clauses.case.facts',
      text: ({ facts }) => facts.join(semicolon()),
      cell: ({ facts }) => (
        <ul className="plain">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ),
    },
    { key: 'expect', words: 'clauses.case.expect', text: (row) => t(`clauses.expect.${row.expect}`) },
    {
      key: 'met',
      words: 'clauses.case.met',
      text: ({ isMet }) => t(isMet ? 'clauses.case.holds' : 'clauses.case.fails'),
      cell: ({ isMet }) => (
        <span className={`tag tone-${isMet ? 'good' : 'bad'}`}>{t(isMet ? 'clauses.case.holds' : 'clauses.case.fails')}</span>
      ),
    },
  ];
  return (
    <Section
      title={said(rule.title)}
      actions={<span className={`tag tone-${TONES[rule.status]}`}>{t(`clauses.status.${rule.status}`)}</span>}
    >
      <p className="none">
        <code>{rule.id}</code>
      </p>
      <p>{said(rule.wording)}</p>
      <p className="form-hint">{said(rule.remedy)}</p>
      <details>
        <summary>{t('clauses.explained')}</summary>
        <pre className="explained">{rule.explained.join('\n')}</pre>
      </details>
      <DataTable
        isPart
        caption={t('clauses.case.title', { rule: said(rule.title) })}
        list={staticList(rule.cases)}
        columns={columns}
        empty={t('clauses.case.none')}
        keyOf={({ name }) => name}
      />
    </Section>
  );
}
