import { text } from 'node:stream/consumers';
import { systemSession, withSession } from '@touchstone/db';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { parseScope, type Role } from '@touchstone/domain/access';
import { hashPassword, hashToken } from '@touchstone/sign-in';
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
  }[];
  readonly people: readonly {
    readonly login: string;
    readonly password: string;
    readonly name: string;
    readonly organisation: string;
    readonly role: Role;
    /** `lab` stands for the lab itself. */
    readonly scope: string;
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

/** `demo`: makes what the plan on standard input names, and leaves what is there as it is. Stores move to the address of this start. */
export async function makeDemo({ platform, db }: Pick<Installation, 'platform' | 'db'>): Promise<number> {
  const plan = JSON.parse(await text(process.stdin)) as DemoPlan;
  const ids = new Map<string, string>();
  await withSession(db, systemSession('demo'), async (tx) => {
    const rows = peopleRows(tx);
    for (const { key, kind, name, nameEn, province } of plan.organisations) {
      const known = await tx.selectFrom('organisation').select('id').where('name', '=', name).executeTakeFirst();
      const id = known?.id ?? platform.newId();
      ids.set(key, id);
      const row = { id, kind, name, nameEn, province: province ?? null, operator: null, store: null, parent: null, createdBy: null };
      if (known === undefined) await rows.insertOrganisation(row);
    }
    for (const person of plan.people) {
      const known = await tx.selectFrom('person').select('id').where('login', '=', person.login).executeTakeFirst();
      if (known !== undefined) continue;
      const [id, organisation] = [platform.newId(), ids.get(person.organisation)!];
      const scope = parseScope(person.scope === 'lab' ? `lab:${organisation}` : person.scope);
      if (scope === undefined) throw new RangeError(`no scope: ${person.scope}`);
      const passwordHash = await hashPassword(person.password);
      await rows.insertPerson({
        id,
        organisation,
        login: person.login,
        displayName: person.name,
        email: null,
        state: 'ACTIVE',
        passwordHash,
        createdBy: null,
      });
      const grant = {
        id: platform.newId(),
        person: id,
        organisation,
        role: person.role,
        scope,
        fromMs: Date.now(),
        untilMs: null,
        revokedMs: null,
        grantedBy: 'system:demo',
      };
      await rows.insertGrant(grant, 'demonstration');
    }
    const token_hash = hashToken(plan.worker.token);
    await tx
      .insertInto('api_token')
      .values({
        id: platform.newId(),
        organisation_id: ids.get(plan.worker.organisation)!,
        name: 'workers of this machine',
        prefix: plan.worker.token.slice(0, 12),
        token_hash,
        permissions: ['run.lease'],
        scope: 'none',
        expires_at: new Date(Date.now() + YEAR_MS),
      })
      .onConflict((conflict) => conflict.column('token_hash').doNothing())
      .execute();
    for (const store of plan.stores) {
      const known = await tx.selectFrom('store').select('id').where('code', '=', store.code).executeTakeFirst();
      const id = known?.id ?? platform.newId();
      const sealed = (secret: string) => platform.seal.seal(secret, sealPurpose(id));
      const configuration = JSON.stringify({
        baseUrl: store.url,
        internalHosts: ['127.0.0.1'],
        pollSeconds: 30,
        secrets: { token: sealed(store.token), secret: sealed(store.secret) },
      });
      await tx
        .insertInto('store')
        .values({ id, code: store.code, name: store.name, connector: 'store-feed', configuration })
        .onConflict((conflict) => conflict.column('code').doUpdateSet({ configuration }))
        .execute();
    }
  });
  return 0;
}

const YEAR_MS = 365 * 86_400_000;
