/** Roles whose work machines of an organisation do, as the server has it. */
const MACHINE_ROLES: Readonly<Record<string, readonly string[]>> = {
  ministry: ['worker'],
  province: ['worker'],
  lab: ['worker'],
  store: ['store-operator', 'worker'],
  enterprise: ['enterprise-member'],
  'sdk-provider': ['enterprise-member'],
  'terminal-maker': ['enterprise-member'],
  'access-provider': ['access-provider'],
};
/** What only a person does. */
const FOR_PERSONS: ReadonlySet<string> = new Set(['token.manage-own', 'finding.reply', 'claim.create']);

interface Role {
  readonly role: string;
  readonly scopes: readonly string[];
  readonly permissions: readonly string[];
}

/** Roles that a token of a machine may hold a part of, with what of them. */
export const machineRoles = <R extends Role>(roles: readonly R[], kind: string): readonly R[] =>
  roles
    .filter(({ role }) => MACHINE_ROLES[kind]?.includes(role) ?? false)
    .map((row) => ({ ...row, permissions: row.permissions.filter((permission) => !FOR_PERSONS.has(permission)) }));
