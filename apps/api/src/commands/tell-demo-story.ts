import { systemSession, withSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { handlers } from '../routes/index.ts';
import { buildServer } from '../server/build-server.ts';
import { serverConfig } from '../server/config.ts';
import { type Cast, deeds } from '../story/deeds.ts';
import { type Hand, handOf } from '../story/hands.ts';
import { LIAR, spanOf } from '../story/plot.ts';
import { sidePlots } from '../story/side-plots.ts';
import { tellStory } from '../story/tell-story.ts';
import { turnLoops } from '../story/turn-loops.ts';
import type { Installation } from '../wiring/installation.ts';
import { clockBounds } from '../wiring/read-clock-setting.ts';

/** What `npm start` hands over: who plays, and where the stores listen. */
export interface StoryPlan {
  readonly passwords: Readonly<Record<string, string>>;
  readonly stores: Readonly<Record<string, string>>;
  /** Those who have an account, by the names of their organisations. */
  readonly firms: Readonly<Record<string, string>>;
}

/** Where it is kept that the story was begun, and that it is told. */
const SETTING = 'demo-story';

/**
 * `demo story`: cases of the demonstration stores in each state, by the API and the clock of the demonstration; once. Prints how many.
 * One that was interrupted is not begun anew: what it came to stands.
 */
export const tellDemoStory = (installation: Installation): Promise<number> =>
  told(installation).finally(() => void process.stdin.destroy());

async function told(installation: Installation): Promise<number> {
  const stop = new AbortController();
  const plan = await readPlan(stop);
  const { platform, db } = installation;
  if (!platform.clock.isSettable) throw new RangeError('demo story: TOUCHSTONE_DEMO=1');
  if (!(await begins(installation))) return say({ cases: 0, isNew: false });
  const bounds = await withSession(db, systemSession('demo'), clockBounds);
  if (bounds === undefined) return say({ cases: 0, isNew: false });

  process.once('SIGTERM', () => stop.abort());
  // nobody waits in front of it: it is never too busy
  const config = { ...serverConfig({}), logLevel: 'silent', maxEventLoopDelayMs: 0 };
  const app = await buildServer({ config, platform, handlers });
  try {
    const hand = (login: string) => handOf(app, login, plan.passwords[login] ?? '');
    const cast = await castOf(hand, plan);
    const cases = await tellStory({
      span: spanOf(platform.machineNow().getTime(), bounds.lastMs),
      deeds: deeds(platform, cast),
      sides: sidePlots({ ...cast, intake: await hand('intake'), kuaida: await hand('kuaida') }),
      turn: turnLoops(installation, stop.signal),
      lie: () => lieAt(plan.stores[LIAR]),
      signal: stop.signal,
    });
    return say({ cases, isNew: true });
  } finally {
    await app.close();
  }
}

/** Time that what is under way is given when who started it is gone. */
const LAST_MS = 5000;

/** The plan is the first line; when the input ends after it, who started this is gone, and the story ends as well. */
function readPlan(stop: AbortController): Promise<StoryPlan> {
  return new Promise((resolve, reject) => {
    let said = '';
    const done = (json: string) => {
      try {
        resolve(JSON.parse(json) as StoryPlan);
      } catch (error) {
        reject(error);
      }
    };
    process.stdin
      .setEncoding('utf8')
      .on('data', (piece: string) => {
        const isNew = !said.includes('\n');
        said += piece;
        if (isNew && said.includes('\n')) done(said.slice(0, said.indexOf('\n')));
      })
      .once('end', () => {
        if (!said.includes('\n')) return done(said);
        stop.abort();
        setTimeout(() => process.exit(1), LAST_MS).unref();
      });
  });
}

/** @returns whether it was never begun; from now on it was */
const begins = ({ db }: Pick<Installation, 'db'>): Promise<boolean> =>
  withSession(db, systemSession('demo'), async (tx) => settingRows(tx).saveSetting(SETTING, { isBegun: true }, 0, null));

async function castOf(hand: (login: string) => Promise<Hand>, { firms }: StoryPlan): Promise<Cast> {
  const known = await Promise.all(Object.entries(firms).map(async ([name, login]) => [name, await hand(login)] as const));
  return {
    ...{ inspector: await hand('inspector'), reviewer: await hand('reviewer') },
    ...{ approver: await hand('approver'), admin: await hand('admin') },
    firms: new Map(known),
  };
}

async function lieAt(store: string | undefined): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${store}/demo/lies`, { method: 'POST', headers, body: JSON.stringify(['acknowledges-but-live']) });
  if (!answer.ok) throw new Error(`${store}/demo/lies: ${answer.status}`);
}

function say(said: { readonly cases: number; readonly isNew: boolean }): number {
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return 0;
}
