import { createHmac, randomBytes } from 'node:crypto';
import { type Database, dateRowsBy, systemSession, withSession } from '@touchstone/db';
import { keptAnswers } from '@touchstone/db/repositories/answers';
import { eventsSince } from '@touchstone/db/repositories/event-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { Mailer } from '@touchstone/mail';
import type { ObjectStore } from '@touchstone/objects';
import { type OidcProvider, type PasswordCost, Seal } from '@touchstone/sign-in';
import { EventFeed } from '../events/event-feed.ts';
import { figuresOf } from '../figures/figures.ts';
import { workFigures } from '../figures/work-figures.ts';
import { PageTokens } from '../http/page-token.ts';
import type { Foundation, Platform } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { LoopFailures } from '../roles/loop-failures.ts';
import type { WorkArea } from '../routes/work/index.ts';
import type { Figure } from '../server/metrics.ts';
import type { OpenWorks } from './acquisition-works.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { gate } from './gate.ts';
import { PlatformClock } from './platform-clock.ts';
import { signInKit } from './sign-in-kit.ts';

export interface PlatformParts {
  readonly db: Database;
  /** The gate's own connections, under the system's rights; without them it opens a transaction for each request. */
  readonly doors?: Database;
  readonly installationKey: Uint8Array;
  readonly isSecure: boolean;
  readonly publicUrl: string;
  readonly oidcProviders?: readonly OidcProvider[];
  readonly passwordCost?: PasswordCost;
  readonly readiness?: Foundation['readiness'];
  readonly figures?: readonly Figure[];
  readonly objects?: ObjectStore;
  /** Absent on a server that hands out no work. */
  readonly work?: WorkArea;
  /** Absent on a server that brings nothing in. */
  readonly acquisition?: OpenWorks;
  /** Told of faults behind no request: a look at events that failed. */
  readonly onFault?: (error: unknown) => void;
  /** The machine's clock. */
  readonly now?: () => Date;
  /** An installation for demonstration: its clock can be set. */
  readonly isDemo?: boolean;
  /** Of an installation for demonstration. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  readonly mailer?: Mailer;
}

/** Everything the routes stand on. */
export function createPlatform(parts: PlatformParts): Platform {
  const { db, installationKey } = parts;
  const machineNow = parts.now ?? (() => new Date());
  const clock = new PlatformClock(machineNow, parts.isDemo ?? false);
  const now = () => clock.now();
  if (clock.isSettable) dateRowsBy(db, () => (clock.standing().kind === 'demo' ? clock.now() : undefined));
  const seal = new Seal(installationKey);
  const loops = new LoopFailures();
  const events = new EventFeed({
    eventsSince: (at, limit) => withSession(db, systemSession('events'), (tx) => eventsSince(tx, at, limit)),
    now: machineNow,
    failed: parts.onFault ?? (() => {}),
  });
  return {
    db,
    seal,
    keyedDigest: (use, text) => createHmac('sha256', Seal.derive(installationKey, use)).update(text, 'utf8').digest('hex'),
    kit: signInKit(seal, parts.passwordCost),
    oidcProviders: parts.oidcProviders ?? [],
    isSecure: parts.isSecure,
    seeds: { audit: seedOf(installationKey, 'audit of rejections'), second: seedOf(installationKey, 'second reviews') },
    publicUrl: parts.publicUrl,
    ...gate(db, machineNow, parts.doors),
    transaction: (session, work) => withSession(db, session, work),
    pageTokens: new PageTokens(Seal.derive(installationKey, 'page tokens')),
    answers: keptAnswers(db, machineNow),
    readiness: {
      database: () =>
        withSession(db, systemSession('readiness'), async (tx) => void (await tx.selectFrom('setting').select('name').limit(1).execute())),
      ...parts.readiness,
    },
    figures: parts.figures ?? [...figuresOf(db, machineNow), ...workFigures(db, machineNow, loops)],
    get objects() {
      if (parts.objects === undefined) throw new Refusal('not-served');
      return parts.objects;
    },
    loops,
    events,
    stopping: () => events.close(),
    get work() {
      if (parts.work === undefined) throw new Refusal('not-served');
      return parts.work;
    },
    get acquisition() {
      if (parts.acquisition === undefined) throw new Refusal('not-served');
      return parts.acquisition;
    },
    now,
    machineNow,
    clock,
    mailer: parts.mailer,
    demoAccounts: clock.isSettable ? parts.demoAccounts : undefined,
    newId: () => uuidv7(now().getTime(), randomBytes(16)),
  };
}

const seedOf = (installationKey: Uint8Array, draw: string): string => Buffer.from(Seal.derive(installationKey, draw)).toString('hex');
