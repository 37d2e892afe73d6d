import { text } from 'node:stream/consumers';
import { type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { operatorRows } from '@touchstone/db/repositories/operator-rows';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { parseScope, type Role } from '@touchstone/domain/access';
import { hashPassword, hashToken } from '@touchstone/sign-in';
import type { Platform } from '../platform.ts';
import { sealPurpose } from '../wiring/connector-of.ts';
import type { Installation } from '../wiring/installation.ts';

/** What `npm start` wants to be there: organisations, people with the passwords it made up, its workers' token, its stores. */
export interface DemoPlan {
  readonly organisations: readonly {
    readonly key: string;
    readonly kind: string;
    readonly name: string;
    readonly nameEn: string;
    readonly province?: string;
    /** Code of the store whose people these are. */
    readonly store?: string;
    /** The firm whose people these are; made when nobody knows it yet. */
    readonly operator?: { readonly creditCode: string; readonly province: string };
    /** What its documents begin with: 工信部责改字…. */
    readonly shortName?: string;
  }[];
  readonly people: readonly {
    readonly login: string;
    readonly password: string;
    readonly name: string;
    readonly organisation: string;
    readonly role: Role;
    /** `lab`, `store` and `operator` stand for their organisation’s own. */
    readonly scope: string;
    /** Of whose organisation’s own the scope is; their own when absent. */
    readonly of?: string;
    /** For how long the role is held, from when it is made; for good when absent. */
    readonly days?: number;
  }[];
  readonly worker: { readonly token: string; readonly organisation: string };
  readonly stores: readonly {
    readonly code: string;
    readonly name: string;
    readonly url: string;
    readonly token: string;
    readonly secret: string;
  }[];
}

interface Made {
  readonly id: string;
  readonly store: string | null;
  readonly operator: string | null;
}

/** Organisations by the plan's keys. */
type Organisations = ReadonlyMap<string, Made>;
type Maker = (tx: SessionTransaction, platform: Platform, plan: DemoPlan, organisations: Organisations) => Promise<void>;

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** What grants say that nobody but this command made. */
const DEMO_REASON = 'demonstration';
/** Accounts made to try the platform on one machine have a password and nothing else; organisations that people make ask for both. */
const DEMO_POLICY = { secondFactor: 'optional' } as const;

/**
 * `demo`: makes what the plan on standard input names, and leaves what is there as it is. Stores move to the address of this start.
 * Prints how many invented accounts there are now.
 */
export async function makeDemo({ platform, db }: Pick<Installation, 'platform' | 'db'>): Promise<number> {
  const plan = JSON.parse(await text(process.stdin)) as DemoPlan;
  const demoAccounts = await withSession(db, systemSession('demo'), async (tx) => {
    await makeStores(tx, platform, plan);
    const organisations = await makeOrganisations(tx, platform, plan);
    for (const make of [makePeople, makeWorkerToken]) await make(tx, platform, plan, organisations);
    return countDemoAccounts(tx);
  });
  process.stdout.write(`${JSON.stringify({ demoAccounts })}\n`);
  return 0;
}

async function makeOrganisations(tx: SessionTransaction, platform: Platform, plan: DemoPlan): Promise<Organisations> {
  const made = new Map<string, Made>();
  for (const { key, kind, name, nameEn, province, store: code, operator: firm, shortName } of plan.organisations) {
    const known = await tx
      .selectFrom('organisation')
      .select(['id', 'store_id as store', 'operator_id as operator'])
      .where('name', '=', name)
      .executeTakeFirst();
    if (known !== undefined) {
      made.set(key, known);
      continue;
    }
    const store = code === undefined ? null : await storeOf(tx, code);
    const operator = firm === undefined ? null : await operatorOf(tx, platform, { name, ...firm });
    const id = platform.newId();
    made.set(key, { id, store, operator });
    const row = { id, kind, name, nameEn, province: province ?? null, operator, store, parent: null, createdBy: null };
    await peopleRows(tx).insertOrganisation(row);
    const policy = JSON.stringify({ ...DEMO_POLICY, ...(shortName === undefined ? {} : { shortName }) });
    await tx.updateTable('organisation').set({ policy }).where('id', '=', id).execute();
  }
  return made;
}

const storeOf = async (tx: SessionTransaction, code: string): Promise<string> =>
  (await tx.selectFrom('store').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;

/** By its code; the stores name the same firm by it later. */
async function operatorOf(
  tx: SessionTransaction,
  platform: Platform,
  firm: { readonly name: string; readonly creditCode: string; readonly province: string },
): Promise<string> {
  await operatorRows(tx).insertOperator({ id: platform.newId(), ...firm });
  return (await tx.selectFrom('operator').select('id').where('credit_code', '=', firm.creditCode).executeTakeFirstOrThrow()).id;
}

const makePeople: Maker = async (tx, platform, plan, organisations) => {
  const rows = peopleRows(tx);
  for (const { login, password, name, organisation: key, role, scope: words, of = key, days } of plan.people) {
    const known = await tx.selectFrom('person').select('id').where('login', '=', login).executeTakeFirst();
    if (known !== undefined) continue;
    const [id, made] = [platform.newId(), organisations.get(key)!];
    const [organisation, nowMs] = [made.id, platform.machineNow().getTime()];
    const scope = parseScope(scopeText(words, organisations.get(of)!));
    if (scope === undefined) throw new RangeError(`no scope: ${words}`);
    const passwordHash = await hashPassword(password);
    await rows.insertPerson({ id, organisation, login, displayName: name, email: null, state: 'ACTIVE', passwordHash, createdBy: null });
    await rows.insertGrant(
      {
        id: platform.newId(),
        person: id,
        organisation,
        role,
        scope,
        fromMs: nowMs,
        untilMs: days === undefined ? null : nowMs + days * DAY_MS,
        revokedMs: null,
        grantedBy: 'system:demo',
      },
      DEMO_REASON,
    );
  }
};

function scopeText(words: string, { id, store, operator }: Made): string {
  const own: Readonly<Record<string, string | null>> = { lab: id, store, operator };
  return words in own ? `${words}:${own[words]}` : words;
}

async function countDemoAccounts(tx: SessionTransaction): Promise<number> {
  const { n } = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select((eb) => eb.fn.count<string>('p.id').distinct().as('n'))
    .where('g.granted_by', 'is', null)
    .where('g.reason', '=', DEMO_REASON)
    .where('g.revoked_at', 'is', null)
    .where('p.state', '=', 'ACTIVE')
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Of the workers beside this server; good for a year from each start. Before there is an organisation there is none. */
const makeWorkerToken: Maker = async (tx, platform, { worker }, organisations) => {
  const organisation = organisations.get(worker.organisation)?.id ?? (await oldestOrganisation(tx, worker.organisation));
  if (organisation === undefined) return;
  const expires_at = new Date(platform.machineNow().getTime() + YEAR_MS);
  await tx
    .insertInto('api_token')
    .values({
      id: platform.newId(),
      organisation_id: organisation,
      name: 'workers of this machine',
      prefix: worker.token.slice(0, 12),
      token_hash: hashToken(worker.token),
      permissions: ['run.lease'],
      scope: 'none',
      expires_at,
    })
    .onConflict((conflict) => conflict.column('token_hash').doUpdateSet({ expires_at }))
    .execute();
};

/** Of its kind; where a store has the installation for itself, the store. */
async function oldestOrganisation(tx: SessionTransaction, kind: string): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where('kind', 'in', [kind, 'store'])
    .orderBy('created_at')
    .execute();
  return (rows.find((row) => row.kind === kind) ?? rows[0])?.id;
}

const makeStores = async (tx: SessionTransaction, platform: Platform, plan: DemoPlan): Promise<void> => {
  for (const store of plan.stores) {
    const known = await tx.selectFrom('store').select('id').where('code', '=', store.code).executeTakeFirst();
    const id = known?.id ?? platform.newId();
    const sealed = (secret: string) => platform.seal.seal(secret, sealPurpose(id));
    const configuration = JSON.stringify({
      baseUrl: store.url,
      internalHosts: ['127.0.0.1'],
      pollSeconds: 30,
      probe: {
        ...{ contact: 'demo@touchstone.invalid', vantage: 'beijing' },
        vantages: [{ vantage: 'shanghai', page: `${store.url}/app/{id}?from=sh` }],
      },
      secrets: { token: sealed(store.token), secret: sealed(store.secret) },
    });
    await tx
      .insertInto('store')
      .values({ id, code: store.code, name: store.name, connector: 'store-feed', configuration })
      .onConflict((conflict) => conflict.column('code').doUpdateSet({ configuration }))
      .execute();
  }
};
