import { readYear, setTestingTarget } from '@touchstone/api-client/routes/statistics';
import { countRepeatOffenders } from '@touchstone/db/repositories/offence-lists';
import { countOrganisations } from '@touchstone/db/repositories/organisation-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { countItems, countStage } from '@touchstone/db/repositories/statistics-lists';
import { ownDelistings } from '@touchstone/db/repositories/store-report-rows';
import { rateOf, type Stage } from '@touchstone/domain/statistics';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { itemsAddress, listAddress } from './funnel.ts';
import { TARGETS, type Targets } from './targets.ts';

export const readYearHandler = handle(readYear, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const { year } = query;
    const asOf = query.asOf === undefined ? platform.now() : new Date(query.asOf);
    const days = { from: `${year}-01-01`, until: `${year}-12-31` };
    const filter = { ...days, asOf, slices: [] };
    const count = async (stage: Stage) => (await countStage(tx, session, stage, filter)).count;
    const list = (stage: Stage) => listAddress(stage, filter);
    const items = await countItems(tx, session, filter);
    const { value: targets = {}, rowVersion } = await settingRows(tx).setting<Targets>(TARGETS);
    const ends = new Date(`${year + 1}-01-01T00:00:00+08:00`);
    const instants = { from: `${year}-01-01T00:00:00+08:00`, until: (asOf < ends ? asOf : ends).toISOString() };
    const served = { kind: 'enterprise', state: 'ACTIVE', until: instants.until };
    const reported = { year, asOf: asOf.toISOString() };
    const { count: own, reports } = await ownDelistings(tx, session, reported);
    const body = {
      year,
      asOf: asOf.toISOString(),
      tested: {
        // an app that was tested again, or looked back at, is no further one towards the target
        count: (await countStage(tx, session, 'tested', filter)).subjects,
        target: targets[year] ?? null,
        list: listAddress('tested', filter, undefined, 'subject'),
      },
      relapses: { ...rateOf(await count('recurred'), await count('closed')), list: list('recurred'), ofList: list('closed') },
      repeatOffenders: {
        count: await countRepeatOffenders(tx, instants, 2),
        list: `/api/v1/repeat-offenders?${new URLSearchParams(instants)}`,
      },
      enterprisesServed: {
        count: await countOrganisations(tx, session, served),
        list: `/api/v1/organisations?${new URLSearchParams(served)}`,
      },
      automation: {
        ...rateOf(items.byMachine, items.tested),
        tests: items.tests,
        list: itemsAddress(filter, 'machine'),
        ofList: itemsAddress(filter),
        testsList: list('tested'),
      },
      ownDelistings: {
        count: own,
        reports,
        isReportedByStores: true as const,
        list: `/api/v1/store-reports?${new URLSearchParams({ ...reported, year: String(year) })}`,
      },
    };
    return { status: 200, body, rowVersion };
  }),
);

export const setTestingTargetHandler = handle(setTestingTarget, async (context) => {
  const { params, body, actor, ifMatch } = context;
  const edit = await auditedEdit(
    context,
    { action: 'system.manage', kind: 'setting', id: TARGETS, detail: { year: params.year, target: body.target } },
    (tx) => settingRows(tx),
    async (settings) => {
      const { value = {} } = await settings.setting<Targets>(TARGETS);
      const { [params.year]: _before, ...others } = value;
      const next = body.target === null ? others : { ...others, [params.year]: body.target };
      return { ok: await settings.saveSetting(TARGETS, next, ifMatch, actor.person ?? null) };
    },
  );
  if (!edit.ok) throw new Refusal('version-conflict');
  return { status: 200, body: { year: params.year, target: body.target }, rowVersion: ifMatch + 1 };
});
