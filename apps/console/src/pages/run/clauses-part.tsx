import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { FixFirst } from '../../parts/report/fix-first.tsx';
import { RESULTS } from '../../parts/report/results.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { type ClauseGroup, chosenClauses } from './clauses.ts';
import { FindingDetail } from './finding-detail.tsx';
import type { PartProps } from './run-page.tsx';

/** More clauses than these are drawn when they are asked for. */
const AT_ONCE = 150;

/** Clauses by document, the result that is looked at beside the one that is open. */
export function ClausesPart({ run, overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { search, put } = useAddress();
  const [most, setMost] = useState(AT_ONCE);
  const groups = chosenClauses(overview.documents, search['result']);
  const all = groups.flatMap(({ clauses }) => clauses);
  const rule = search['rule'] ?? all[0]?.rule;
  return (
    <>
      <FixFirst fixes={overview.fixFirst} isReadable={overview.app !== null} run={run} />
      <Section
        title={t('run.part.clauses')}
        count={all.length}
        actions={
          <span className="filter">
            <label>
              {t('run.clauses.show')}{' '}
              <select
                value={search['result'] ?? ''}
                onChange={({ target }) => put({ result: target.value, rule: undefined, fact: undefined })}
              >
                <option value="">{t('run.clauses.found')}</option>
                {RESULTS.map((result) => (
                  <option key={result} value={result}>
                    {t(`states.result.${result}`)} {overview.counts[result]}
                  </option>
                ))}
              </select>
            </label>
          </span>
        }
      >
        {all.length === 0 ? (
          <Empty text={t('run.clauses.empty')} />
        ) : (
          <div className="two">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
            <nav className="clause-list" aria-label={t('run.part.clauses')} tabIndex={0}>
              {cut(groups, most).map(({ document, number, clauses }) => (
                <section key={`${document} ${number}`}>
                  <h3>
                    {document} <small className="none">{number}</small>
                  </h3>
                  <ul>
                    {clauses.map((clause) => (
                      <li key={clause.rule}>
                        <PageLink to={addressOf(run, search, clause.rule)} isHere={clause.rule === rule}>
                          <StateTag kind="result" state={clause.result} /> <code>{clause.clause}</code> {clause.title}
                          {clause.facts === 0 ? null : <small className="none"> {t('run.clauses.facts', { count: clause.facts })}</small>}
                        </PageLink>
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
              {all.length <= most ? null : (
                <button type="button" className="button button-quiet" onClick={() => setMost((count) => count + AT_ONCE)}>
                  {t('parts.table.more', { shown: most, total: all.length })}
                </button>
              )}
            </nav>
            <div className="clause-detail">{rule === undefined ? null : <FindingDetail key={rule} run={run} rule={rule} />}</div>
          </div>
        )}
      </Section>
    </>
  );
}

function addressOf(run: string, search: Readonly<Record<string, string>>, rule: string): string {
  const result = search['result'];
  return `/runs/${run}?${new URLSearchParams({ part: 'clauses', ...(result === undefined ? {} : { result }), rule })}`;
}

/** The first `most` clauses of all groups together. */
function cut(groups: readonly ClauseGroup[], most: number): readonly ClauseGroup[] {
  let left = most;
  return groups.flatMap((group) => {
    const clauses = group.clauses.slice(0, Math.max(0, left));
    left -= clauses.length;
    return clauses.length === 0 ? [] : [{ ...group, clauses }];
  });
}
