import type { Recipe } from '../recipe.ts';

export const flowCollections: readonly Recipe[] = [
  {
    id: 'flow-array-copy-and-join',
    about: 'System.arraycopy, then String.format.',
    java: `package com.jihe.c;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Object[] from = new Object[]{((TelephonyManager) getSystemService("phone")).getSubscriberId(), "v1"};
    Object[] to = new Object[2];
    System.arraycopy(from, 0, to, 0, 2);
    Log.i("c", String.format("%s-%s", to));
  }
}`,
    truth: {
      flows: [
        {
          data: 'imsi',
          from: 'TelephonyManager.getSubscriberId/0 @ MainActivity.onCreate',
          to: 'Log.i/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-list-iterator',
    about: 'Into a list in one class, out of it by for-each in another.',
    java: `package com.jihe.d;
class Bag { final List items = new ArrayList(); void add(String s) { items.add(s); } }
class Printer { void print(Bag bag) { for (Object o : bag.items) Log.d("d", (String) o); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Bag bag = new Bag(); bag.add("x"); bag.add(((TelephonyManager) getSystemService("phone")).getDeviceId()); new Printer().print(bag); } }`,
    truth: {
      flows: [{ data: 'imei', from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate', to: 'Log.d/2 @ Printer.print', sink: 'log' }],
    },
  },
  {
    id: 'flow-queue-and-stack',
    about: 'A deque: pushed on one side, polled on the other.',
    java: `package com.jihe.i;
class MainActivity extends Activity {
  final ArrayDeque queue = new ArrayDeque();
  protected void onCreate(Bundle b) { super.onCreate(b); queue.offer(((TelephonyManager) getSystemService("phone")).getSimSerialNumber()); queue.offer("x"); }
  protected void onResume() { super.onResume(); Object first = queue.poll(); if (first != null) Log.v("i", first.toString()); }
}`,
    truth: {
      flows: [
        {
          data: 'iccid',
          from: 'TelephonyManager.getSimSerialNumber/0 @ MainActivity.onCreate',
          to: 'Log.v/2 @ MainActivity.onResume',
          sink: 'log',
        },
      ],
    },
  },
];
