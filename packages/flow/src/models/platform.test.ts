import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, main } from '../made-flows.contract.ts';

const flows = (body: string, beside = '') => flowsIn(`${beside} ${main(body)}`);

describe('streams lead to where they were opened', () => {
  test.each([
    ['a file', `FileOutputStream o = openFileOutput("f", 0); o.write(${IMEI}.getBytes());`, 'write'],
    ['a writer around a file', `BufferedWriter w = new BufferedWriter(new FileWriter("/sdcard/f")); w.write(${IMEI});`, 'write'],
    [
      'a connection',
      `OutputStream o = new URL("https://a.example.cn").openConnection().getOutputStream(); o.write(${IMEI}.getBytes());`,
      'write',
    ],
    ['an address', `new URL("https://a.example.cn/?id=" + ${IMEI}).openStream();`, 'openStream'],
    ['memory, and nowhere else', `ByteArrayOutputStream o = new ByteArrayOutputStream(); o.write(${IMEI}.getBytes());`, undefined],
  ])('%s', (_, body, sink) => {
    const expected = sink === undefined ? [] : [`getDeviceId MainActivity.onCreate > ${sink} MainActivity.onCreate`];
    expect(flows(`try { ${body} } catch (IOException e) { finish(); }`)).toEqual(expected);
  });
});

describe('reflection', () => {
  const out = 'class Out { String s; public static void print(String s) { Log.d("t", s); } }';

  test.each([
    [
      'a method by a name that is put together',
      `Class.forName("cn.made.app." + "Out").getMethod("pr" + "int", new Class[]{String.class}).invoke(null, new Object[]{${IMEI}});`,
      1,
    ],
    [
      'a method by a name that is not known',
      `Class.forName(getTitle() + "Out").getMethod("print", new Class[]{String.class}).invoke(null, new Object[]{${IMEI}});`,
      0,
    ],
    [
      'a sink of the platform',
      `Class.forName("android.util.Log").getMethod("d", new Class[]{String.class, String.class}).invoke(null, new Object[]{"t", ${IMEI}});`,
      1,
    ],
    ['an instance and a field', `Out o = (Out) Class.forName("cn.made.app.Out").newInstance(); o.s = ${IMEI}; Out.print(o.s);`, 1],
  ])('%s', (_, body, count) => {
    const known = body.replace('getTitle()', 'getIntent().getStringExtra("x")');
    expect(flows(`try { ${known} } catch (Exception e) { finish(); }`, out)).toHaveLength(count);
  });
});

test('sources are read by their argument', () => {
  const read = (key: string) => `Log.d("t", Settings$Secure.getString(getContentResolver(), "${key}"));`;
  expect(flows(read('android_id'))).toHaveLength(1);
  expect(flows(read('enabled_input_methods'))).toEqual([]);
});

test('a location is told once, by what is asked of it', () => {
  const body =
    'Location l = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); Log.d("t", "" + l.getLatitude());';
  expect(flows(body)).toEqual(['getLatitude MainActivity.onCreate > d MainActivity.onCreate']);
});
