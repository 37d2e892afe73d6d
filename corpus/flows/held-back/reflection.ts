import { type FlowRecipe, leak } from '../recipe.ts';
import { iccid, imsi, main } from '../snippets.ts';

const quietly = (body: string): string => `try { ${body} } catch (Exception e) { finish(); }`;

export const reflection: readonly FlowRecipe[] = [
  {
    id: 'reflect-set-and-get',
    about: 'Setter and getter by name, the loss in plain sight.',
    java: `class Holder { private String v; public Holder() { } public void setV(String s) { v = s; } public String getV() { return v; } }
${main(quietly(`Class c = Class.forName("%p.Holder"); Object h = c.newInstance(); c.getMethod("setV", new Class[]{String.class}).invoke(h, new Object[]{${imsi}}); String s = (String) c.getMethod("getV", new Class[0]).invoke(h, new Object[0]); Log.d("h", s);`))}`,
    keep: ['Holder'],
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'reflect-field-written',
    about: 'A field is set by Field.set and read as a field.',
    java: `class Holder { public String v; } ${main(quietly(`Holder h = new Holder(); Field f = Holder.class.getDeclaredField("v"); f.setAccessible(true); f.set(h, ${iccid}); Log.i("h", h.v);`))}`,
    flows: [leak('iccid', 'MainActivity.onCreate', 'log.i')],
  },
];
