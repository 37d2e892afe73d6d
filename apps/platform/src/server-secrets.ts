/** What only the server may know; a worker opens hostile files, and a store is a stranger. */
const OF_SERVER = /^(DATABASE_URL|PG[A-Z]+|TOUCHSTONE_KEY|OIDC_PROVIDERS|METRICS_TOKEN|TLS_KEY_FILE|OBJECTS_S3_\w+|AWS_\w+)$/;

/** Takes them out of what a child inherits: settings of `undefined` are not handed on. */
export const withoutSecretsOfServer = (env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, undefined>> =>
  Object.fromEntries(
    Object.keys(env)
      .filter((name) => OF_SERVER.test(name))
      .map((name) => [name, undefined]),
  );
