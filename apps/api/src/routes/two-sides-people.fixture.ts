import type { SideRows } from './two-sides-names.fixture.ts';

/** Who works for a side, and what lets them in. */
export async function seedPeople({ id, sha, name, province, add }: SideRows): Promise<void> {
  const person = id('person');
  await add('person', { id: person, organisation_id: id('province'), login: name, display_name: name, email: `${name}@example.cn` });
  await add('role_grant', {
    id: id('grant'),
    person_id: person,
    organisation_id: id('province'),
    role: 'province-auditor',
    scope: `province:${province}`,
  });
  await add('session', { id: id('session'), token_hash: sha('2'), person_id: person, expires_at: new Date('2030-01-01') });
  await add('api_token', {
    id: id('token'),
    organisation_id: id('province'),
    name,
    prefix: name,
    token_hash: sha('3'),
    permissions: [],
    scope: 'none',
    expires_at: new Date('2030-01-01'),
  });
}
