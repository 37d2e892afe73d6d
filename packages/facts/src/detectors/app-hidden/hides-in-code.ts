import type { App, Manifest } from '@touchstone/app-model';
import type { CallSite, Constant } from '@touchstone/program';
import { descriptorOf, outermostOf } from '../../class-names.ts';
import { launcherEntries } from '../../launcher.ts';
import { tellingSites } from '../../telling-sites.ts';

/** @source Android SDK, PackageManager.COMPONENT_ENABLED_STATE_* */
const ENABLED = 1;
const DISABLED: ReadonlySet<number> = new Set([2, 3, 4]);

/** Calls whose arguments are looked at, the first ones of every method. */
const MOST_CALLS = 1_000;

export interface HidingCalls {
  readonly calls: readonly CallSite[];
  /** Whether there were more calls than are looked at. */
  readonly isCut: boolean;
}

/**
 * Calls that switch a launcher entry off. Of an app with several entries that switches one on as well, none counts:
 * it changes its icon.
 */
export function hidingCalls(app: App, manifest: Manifest): HidingCalls {
  const entries = launcherEntries(manifest);
  const names = new Set(entries.flatMap(({ name, targetActivity }) => [name, targetActivity ?? name]).map(descriptorOf));
  const all = app.program.callsTo({ class: 'Landroid/content/pm/PackageManager;', name: 'setComponentEnabledSetting' });
  const calls = [...tellingSites(all)].slice(0, MOST_CALLS);
  const ofLauncher = calls.filter((call) => names.has(componentOf(call) ?? ''));
  const stateOf = (call: CallSite) => {
    const state = call.argument(1);
    return state?.kind === 'number' ? state.value : undefined;
  };
  const changesIcon = entries.length > 1 && calls.some((call) => stateOf(call) === ENABLED);
  const hiding = changesIcon ? [] : ofLauncher.filter((call) => DISABLED.has(stateOf(call) ?? ENABLED));
  return { calls: hiding, isCut: calls.length < all.length };
}

/** Descriptor of the component that the call is about, when the method says it. */
function componentOf(call: CallSite): string | undefined {
  const component = call.argument(0);
  if (component?.kind === 'new') return namedClass(component.arguments.at(-1));
  if (component?.kind === 'call' && component.name === 'getComponentName') return outermostOf(call.method.class);
  return undefined;
}

/** A class literal or a name; `getClass()` and `X.class.getName()` of a literal. */
function namedClass(value: Constant | undefined): string | undefined {
  if (value?.kind === 'class') return value.descriptor;
  if (value?.kind === 'text') return descriptorOf(value.value);
  return value?.kind === 'call' && value.class === 'Ljava/lang/Class;' ? namedClass(value.arguments[0]) : undefined;
}
