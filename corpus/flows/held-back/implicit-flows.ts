import { type FlowRecipe, none } from '../recipe.ts';
import { imei, main } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const scope = 'only a branch ties them: implicit flows are out of scope';

export const implicitFlows: readonly FlowRecipe[] = [
  {
    id: 'implicit-prefix',
    about: 'Which text is printed depends on how the number begins.',
    java: main(`String id = ${imei}; String s = "other"; if (id.startsWith("86")) s = "86"; Log.d("p", s);`),
    flows: [],
    noFlows: [none(scope, 'imei', here, 'log.d')],
  },
  {
    id: 'implicit-exception',
    about: 'Whether an exception is thrown depends on the number; the handler prints a constant.',
    java: `class Check { static void check(String s) { if (s.endsWith("7")) throw new IllegalStateException("seven"); } } ${main(`try { Check.check(${imei}); } catch (IllegalStateException e) { Log.d("c", "it ends with " + e.getMessage()); }`)}`,
    flows: [],
    noFlows: [none(scope, 'imei', here, 'log.d')],
  },
];
