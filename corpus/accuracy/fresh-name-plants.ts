import type { Fact } from '@touchstone/facts';
import { caller, text } from '@touchstone/test-kit';
import { hashOf, isHeldBack, type Plant } from './plant.ts';
import { by, given } from './tables.ts';

const CATEGORY = 'SDK, shrunk: names only, fresh';

const prefixes = by(
  given('sdk-prefixes', (row) => `${row['prefix']} ${row['sdk_id']}`),
  'sdk_id',
);
const ids = given('sdks', (row) => row['id'] ?? '').map((row) => row['id'] ?? '');

/** What SDKs write behind their package: permissions, authorities, actions, extras, files, settings. */
const ENDINGS = [
  '.permission.RECEIVE_MSG',
  '.permission.C2D_MESSAGE',
  '.fileprovider',
  '.contentprovider.multiprocess',
  '.intent.action.REGISTER',
  '.intent.MESSAGE_ARRIVED',
  '.action.HEARTBEAT',
  '.ACTION_INIT_DONE',
  '.extra.TASK_ID',
  '.EXTRA_PAYLOAD',
  '.key.appId',
  '.APP_KEY',
  '.CHANNEL_ID',
  '.settings',
  '.sp_config',
  '.device_info',
  '.cache.db',
  '.lock',
  '.session.last',
  '.crash.flag',
] as const;
const NAMES = 3;

/**
 * SDKs of which three names stay in renamed classes, as in *names only*, but with other names, after any of an SDK's packages.
 * Only the held-back third is there at all, so that nothing can be tuned on the rest of it.
 */
export const freshNamePlants: readonly Plant[] = ids.flatMap((id) => {
  const all = prefixes.get(id) ?? [];
  const prefix = all[hashOf(`package ${id}`) % Math.max(1, all.length)]?.['prefix'];
  if (prefix === undefined || !isHeldBack({ category: CATEGORY, id })) return [];
  const classes = endingsFor(id).map((ending, i) =>
    caller(`${renamed(id)}.${'xyz'[i]}`, [
      'static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;',
      text(`${prefix}${ending}`),
    ]),
  );
  return [{ category: CATEGORY, id, parts: { classes }, isSeen: (facts: readonly Fact[]) => facts.some(isPresent(id)) }];
});

function isPresent(id: string): (fact: Fact) => boolean {
  return (fact) => fact.kind === 'sdk.present' && fact.attributes['sdk'] === id;
}

function endingsFor(id: string): readonly string[] {
  return [...ENDINGS].sort((a, b) => hashOf(`${a} ${id}`) - hashOf(`${b} ${id}`)).slice(0, NAMES);
}

/** A package name of a shrinker, another for each SDK. */
function renamed(id: string): string {
  const letters = Array.from({ length: 3 }, (_, i) => String.fromCharCode(97 + (hashOf(`letter ${i} ${id}`) % 26)));
  return `${letters.join('.')}${ids.indexOf(id)}`;
}
