import type { App } from '@touchstone/app-model';
import type { CallSite } from '@touchstone/program';
import { descriptorOfCall } from '../../api-rows.ts';
import { numberOf } from '../../constant-values.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { windowType } from '../../overlay-windows.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';

const MANAGERS = ['Landroid/view/WindowManager;', 'Landroid/view/ViewManager;'];
const WINDOW_TYPE = { class: 'Landroid/view/WindowManager$LayoutParams;', name: 'type' };
const OVERLAY_PERMISSION = 'android.permission.SYSTEM_ALERT_WINDOW';

/** Windows over other apps: by their type or, when that is stored into a field, in an app that asks for the permission. */
export function* overlayFacts(app: App): Generator<Fact> {
  const sightings = new Sightings(app);
  const mayDraw = app.manifest?.permissions.some(({ name }) => name === OVERLAY_PERMISSION) === true;
  const setsType = new Set(
    app.program
      .accessesOf(WINDOW_TYPE)
      .filter(({ access }) => access === 'write')
      .map(({ method }) => method.class),
  );
  for (const site of MANAGERS.flatMap((owner) => app.program.callsTo({ class: owner, name: 'addView' }))) {
    if (!MANAGERS.includes(site.target.class)) continue;
    const { is, type } = windowType(site);
    const isOverlay = is === 'overlay' || (is === 'unknown' && mayDraw && setsType.has(site.method.class));
    if (isOverlay)
      yield* sightings.first('lead.window', { lead: 'overlay', api: type === undefined ? ADD_VIEW : `${ADD_VIEW} ${type}` }, site);
  }
}

const ADD_VIEW = 'android.view.WindowManager.addView';

/** Calls of a table, some of them with a flag that decides. Wrappers in UI libraries are not what asks for them. */
export function* callFacts(app: App, knowledge: Knowledge): Generator<Fact> {
  const sightings = new Sightings(app);
  const wrappers = new Set(knowledge.sdks.filter(({ category }) => category === 'ui' || category === 'framework').map(({ id }) => id));
  for (const { lead, class: owner, name, flag } of rowList(knowledge, 'windows', 'calls')) {
    for (const site of tellingSites(app.program.callsTo({ class: String(owner), name: String(name) }))) {
      const code = app.owners.of(site.method.class);
      if (code.owner === 'sdk' && wrappers.has(code.sdk)) continue;
      if (flag !== undefined && !hasFlag(site, Number(flag))) continue;
      yield* sightings.first(
        'lead.window',
        { lead: String(lead), api: descriptorOfCall({ ...site.target, class: String(owner) }) },
        site,
        'owner',
      );
    }
  }
}

const hasFlag = (site: CallSite, flag: number): boolean => ((numberOf(site.argument(0)) ?? 0) & flag) !== 0;
