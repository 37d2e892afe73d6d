import { knowledge, ruleSet } from '@touchstone/knowledge';
import type { ClauseCase } from '../clause-case.ts';
import { PACKAGE } from '../records.ts';

/** What no type of the 39 needs for its basic function: the list of installed apps and the number of the SIM card. */
const BEYOND = `package ${PACKAGE};
class MainActivity extends Activity {
  static Object apps; static String card;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    apps = getPackageManager().getInstalledPackages(0);
    card = ((TelephonyManager) getSystemService("phone")).getSubscriberId();
  }
}`;

const byClause = new Map(ruleSet.rules.map(({ clause, id }) => [clause, id]));
const PERMISSIONS = ruleSet.rules.filter(({ clause }) => clause === 'PG-20204A-D');

/** Each of the 39 types: an app of it whose code reads what it does not need. */
const beyondNecessary = knowledge.appTypes.map(
  ({ number, name, en }): ClauseCase => ({
    name: `${en}: reads the installed apps and the number of the SIM card`,
    type: name,
    app: { permissions: ['READ_PHONE_STATE', 'QUERY_ALL_PACKAGES'] },
    java: BEYOND,
    // That the code can read it is no proof that it does.
    suspected: [byClause.get(`N-14-${number}`) ?? ''],
  }),
);

/** Each permission of annex D, asked for by an app of the first service for which it is not advised. */
const unsuitable = knowledge.unsuitablePermissions.flatMap(({ permission, services }): readonly ClauseCase[] => {
  const short = permission.split('.').at(-1) ?? '';
  const rule = PERMISSIONS.find(({ id }) => id === `unsuitable-permission-${short.toLowerCase().replaceAll('_', '-')}`);
  const type = knowledge.appTypes.find(({ annexD }) => annexD !== undefined && services.includes(annexD));
  if (rule === undefined || type === undefined) return [];
  return [{ name: `${type.en}: declares ${short}`, type: type.name, app: { permissions: [permission] }, suspected: [rule.id] }];
});

/** Clauses that differ by the type of the app. */
export const typeCases: readonly ClauseCase[] = [...beyondNecessary, ...unsuitable];
