import type { ScreenEvidence } from '@touchstone/screen';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { plainText, runLimit, runWords } from '../../runs/run-words.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { says, type View, viewsOf } from '../../screens/views.ts';
import { wordsFor } from '../../screens/words.ts';

/** The app ends soon after its notice or a permission dialog of the system was refused on the screen. */
export function* exitsOnScreens(screen: ScreenEvidence, packageName: string, isBasic: boolean, knowledge: Knowledge): Generator<Fact> {
  const views = new Map(viewsOf(screen).map((view) => [view.index, view]));
  const within = runLimit(knowledge, 'exit');
  for (const { kind, what, after, time } of screen.follows) {
    const act = kind === 'app-closed' && what === packageName ? screen.acts[after] : undefined;
    const view = act === undefined ? undefined : views.get(act.on);
    if (act?.kind !== 'tap' || view === undefined) continue;
    if (time !== undefined && act.time !== undefined && time - act.time > within) continue;
    const refused = refusedOn(view, plainText(act.text ?? ''), knowledge);
    if (refused === undefined) continue;
    yield {
      kind: 'run.refusal-effect',
      attributes: { refused, effect: 'exits', necessary: 'unknown', isBasicSoftware: isBasic },
      at: view.at(),
      ...timelineOf(act.time === undefined ? [] : [act.time]),
    };
  }
}

/** What the button pressed refuses: the permission that a dialog of the system asks for, or the policy. */
function refusedOn(view: View, button: string, knowledge: Knowledge): 'permission' | 'policy' | undefined {
  const isSystem = view.tree.nodes.some((node) => wordsFor(knowledge, 'permissionDialogs').test(node.package));
  if (isSystem) return runWords(knowledge, 'denyButtons').test(button) ? 'permission' : undefined;
  return says(view, wordsFor(knowledge, 'policy')) && wordsFor(knowledge, 'refuse').test(button) ? 'policy' : undefined;
}
