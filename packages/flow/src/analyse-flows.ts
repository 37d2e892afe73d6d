import type { App } from '@touchstone/app-model';
import { Classes } from './code/classes.ts';
import type { Flows } from './flow.ts';
import type { FlowKnowledge } from './knowledge/flow-knowledge.ts';
import { playLife } from './life/driver.ts';
import { Layouts } from './life/layouts.ts';
import { Memory } from './memory/memory.ts';
import { ObjectTable } from './memory/object-table.ts';
import { ModelTable } from './models/model-table.ts';
import { OPERATIONS } from './models/operations.ts';
import { Contexts } from './run/contexts.ts';
import { Leaks } from './run/leaks.ts';
import { rootFrame } from './run/root-frame.ts';
import { Session } from './run/session.ts';
import { Trail } from './run/trail.ts';
import { Work } from './run/work.ts';
import { CodeSlice } from './slice/code-slice.ts';

/** Work units for one app; some 60 seconds on the machine of the benchmark. */
export const DEFAULT_BUDGET = 20_000_000;
/** Call sites by which objects are told apart. */
const CALL_SITES = 8;
const FEW_CALL_SITES = 3;
/** Name of no method: rows about fields that no layout has. */
const NEVER = '';
/** Methods up to which everything is run, whether it leads to a source or not. */
const SMALL = 1_500;

/**
 * Follows personal information from where it is read to where it leaves the app: runs the app's code on abstract values, as its
 * components live. What is told by a branch alone (implicit flows) is not followed.
 *
 * @param most methods, those of libraries left out, up to which all is run whether it leads to a source or not
 * @param budget work units: instructions run and models asked; the answer is the same for the same bytes and budget
 */
export function analyseFlows(app: App, knowledge: FlowKnowledge, budget = DEFAULT_BUDGET, most = SMALL): Flows {
  const layouts = new Layouts(app);
  const sources = knowledge.sources.map((row) => (row.field === undefined || layouts.hasKind(row.field) ? row : { ...row, name: NEVER }));
  const asked = { ...knowledge, sources };
  const classes = new Classes(app.program, knowledge.models);
  const models = new ModelTable(knowledge.models, OPERATIONS, classes);
  const isLibrary = (type: string) => classes.isLibrary(type);
  const slice =
    ownMethods(app, isLibrary) > most
      ? new CodeSlice(
          app,
          asked,
          isLibrary,
          [...layouts.all()].flatMap((layout) => layout.classes),
        )
      : undefined;
  if (slice?.sourceCount === 0) return { flows: [], isPartial: false, spent: 0 };
  const work = new Work(budget);
  const trail = new Trail();
  const memory = new Memory(new ObjectTable(), work);
  const leaks = new Leaks(classes, trail, asked);
  const session = new Session({
    app,
    classes,
    memory,
    models,
    contexts: new Contexts(slice === undefined ? CALL_SITES : FEW_CALL_SITES),
    leaks,
    trail,
    work,
    layouts,
    slice,
  });
  const root = rootFrame(session);
  if (root !== undefined) playLife(session, root);
  session.sendings.settle();
  return { flows: leaks.flows, isPartial: work.isDone || session.isCut || memory.isCut || leaks.isCut, spent: Math.round(work.spent) };
}

function ownMethods({ program }: App, isLibrary: (type: string) => boolean): number {
  let count = 0;
  for (const one of program.classes()) if (!isLibrary(one.descriptor)) count += one.methods().length;
  return count;
}
