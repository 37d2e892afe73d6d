import { nativeLibrary } from '../../consent/snippets/jni-names.ts';
import { type FlowRecipe, leak } from '../recipe.ts';
import { create, imsi } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const library = (name: string, ...names: readonly string[]) => ({ files: { [`lib/arm64-v8a/lib${name}.so`]: nativeLibrary(names, []) } });

export const nativeNames: readonly FlowRecipe[] = [
  {
    id: 'native-library-only-loaded',
    about: 'A library is loaded and does not matter for the flow.',
    java: `class MainActivity extends Activity { static { System.loadLibrary("plain"); } ${create} Log.i("x", ${imsi}); } }`,
    manifest: library('plain', 'JNI_OnLoad'),
    flows: [leak('imsi', here, 'log.i')],
  },
];
