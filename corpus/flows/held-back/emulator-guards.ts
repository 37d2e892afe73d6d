import { type FlowRecipe, leak } from '../recipe.ts';
import { main } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const emulatorGuards: readonly FlowRecipe[] = [
  {
    id: 'guard-operator-switch',
    about: 'The name of the operator decides in a switch over strings; the emulator is called Android there.',
    java: main(
      `TelephonyManager tm = (TelephonyManager) getSystemService("phone"); switch (tm.getNetworkOperatorName()) { case "Android": Log.d("o", "no"); break; case "": break; default: Log.w("o", tm.getDeviceId()); }`,
    ),
    flows: [leak('imei', here, 'log.w')],
  },
];
