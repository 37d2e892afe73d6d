import { join } from 'node:path';
import { type Database, migrate, openDatabase, systemSession } from '@touchstone/db';
import { knownClauses } from '@touchstone/engines';
import { openRunQueue, type RunQueue } from '@touchstone/jobs';
import { type Mailer, smtpMailer } from '@touchstone/mail';
import { type ObjectStore, openFolder } from '@touchstone/objects';
import { type OidcProvider, Seal } from '@touchstone/sign-in';
import type { Logger } from 'pino';
import type { Platform } from '../platform.ts';
import type { WorkArea } from '../routes/work/index.ts';
import { acquisitionWorks, type OpenWorks } from './acquisition-works.ts';
import { createPlatform } from './create-platform.ts';
import { loadOfficialCalendars } from './deadline-ports.ts';
import { demoAccounts } from './demo-accounts.ts';
import { installationKey } from './installation-key.ts';
import { leasesOf } from './leases.ts';
import { oidcProviders } from './oidc-settings.ts';
import { followClock } from './read-clock-setting.ts';
import { workPorts } from './work-ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that a role of the server works with, opened. */
export interface Installation {
  readonly db: Database;
  readonly queue: RunQueue;
  readonly objects: ObjectStore;
  readonly platform: Platform;
  readonly work: WorkArea;
  readonly acquisition: OpenWorks;
  close(): Promise<void>;
}

export interface InstallationParts {
  readonly env: Environment;
  readonly isSecure: boolean;
  readonly publicUrl: string;
  readonly log: Logger;
}

/**
 * Opens the database (brought up to date), the queue, the objects and the installation's key.
 *
 * `DATABASE_URL` · `DATA_DIR` (default `data`) · `OBJECTS_S3_BUCKET`, `OBJECTS_S3_ENDPOINT`, `OBJECTS_S3_REGION`, `OBJECTS_S3_PREFIX`
 * instead of the folder · `SMTP_URL` and `MAIL_FROM` · `TOUCHSTONE_DEMO=1`: its clock can be set · `IMPORT_DIR` · `TOUCHSTONE_KEY` instead of the key file · `OIDC_PROVIDERS`
 *
 * @throws RangeError naming the setting that is missing
 */
export async function openInstallation({ env, isSecure, publicUrl, log }: InstallationParts): Promise<Installation> {
  const url = env['DATABASE_URL'];
  if (url === undefined || url === '') throw new RangeError('DATABASE_URL is not set; npm start brings a server of its own');
  const folder = env['DATA_DIR'] ?? 'data';

  const applied = await migrate(url);
  if (applied.length > 0) log.info({ count: applied.length }, 'migrated');
  const db = openDatabase(url, { max: Number(env['DATABASE_CONNECTIONS'] ?? 20) });
  const doors = openDatabase(url, { max: GATE_CONNECTIONS, session: systemSession('gate') });
  const objects = await openObjects(env, folder);
  const queue = await openRunQueue({ connectionString: url, onFault: (fault) => log.error({ err: fault }, 'queue') });

  const work: WorkArea = {
    work: workPorts(db, queue),
    objects,
    leases: leasesOf(db),
    knownClauses: knownClauses(),
  };
  const key = installationKey(env, join(folder, 'installation.key'));
  const acquisition = acquisitionWorks({
    db,
    queue,
    objects,
    seal: new Seal(key),
    folder,
    importFolder: env['IMPORT_DIR'],
    failed: (what, error) => log.error({ err: error, what }, 'acquisition failed'),
  });
  const platform = createPlatform({
    db,
    doors,
    installationKey: key,
    isSecure,
    publicUrl,
    oidcProviders: providersOf(env, publicUrl),
    objects,
    work,
    acquisition,
    onFault: (error) => log.error({ err: error }, 'behind no request'),
    isDemo: env['TOUCHSTONE_DEMO'] === '1',
    demoAccounts: demoAccounts(env),
    ...mailerOf(env),
    readiness: {
      objects: async () => void (await objects.has('0'.repeat(64))),
      queue: async () => void (await queue.depth(READINESS_QUEUE)),
    },
  });
  const calendars = await loadOfficialCalendars({ db, platform });
  if (calendars > 0) log.info({ count: calendars }, 'calendars loaded');
  await followClock(platform);
  const following = setInterval(() => {
    followClock(platform).catch((error: unknown) => log.error({ err: error }, 'the clock was not read'));
  }, CLOCK_EVERY_MS);
  following.unref();
  if (!platform.clock.isSettable) clearInterval(following);
  return {
    db,
    queue,
    objects,
    platform,
    work,
    acquisition,
    async close() {
      clearInterval(following);
      platform.mailer?.close();
      await acquisition.close();
      await queue.stop();
      await doors.destroy();
      await db.destroy();
    },
  };
}

/** How soon a clock that another process has set is followed. */
const CLOCK_EVERY_MS = 1000;
/** Enough for one statement a request. */
const GATE_CONNECTIONS = 4;
/** No engine has this name; asking for its depth asks the queue's tables. */
const READINESS_QUEUE = '00000000-0000-0000-0000-000000000000';

/** `SMTP_URL` and `MAIL_FROM`; without the first no mail is sent. */
function mailerOf(env: Environment): { readonly mailer?: Mailer } {
  const [url, from] = [env['SMTP_URL'], env['MAIL_FROM']];
  if (url === undefined || url === '') return {};
  if (from === undefined || from === '') throw new RangeError('SMTP_URL takes MAIL_FROM, the address that mail comes from');
  return { mailer: smtpMailer({ url, from }) };
}

async function openObjects(env: Environment, folder: string): Promise<ObjectStore> {
  const bucket = env['OBJECTS_S3_BUCKET'];
  if (bucket === undefined || bucket === '') return openFolder(join(folder, 'objects'));
  // the client of S3 is large, and most installations have none
  const { openS3 } = await import('@touchstone/objects-s3');
  const [endpoint, region, prefix] = [env['OBJECTS_S3_ENDPOINT'], env['OBJECTS_S3_REGION'], env['OBJECTS_S3_PREFIX']];
  return openS3({
    bucket,
    incoming: join(folder, 'incoming'),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(prefix === undefined ? {} : { prefix }),
  });
}

const providersOf = (env: Environment, publicUrl: string): readonly OidcProvider[] => oidcProviders(env['OIDC_PROVIDERS'], publicUrl);
