import { expect, test } from 'vitest';
import { isSameMethod, methodName } from './method-name.ts';

const DALVIK = 'Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I';

test.each([
  DALVIK,
  'Landroid/util/Log;->i',
  '<android.util.Log: int i(java.lang.String,java.lang.String)>',
  '<android.util.Log: int i(java.lang.String, java.lang.String)>',
  'android.util.Log.i',
  'android.util.Log.i(java.lang.String, java.lang.String)',
  'android.util.Log.i(String,String)',
  'Log.i',
])('%s is that method', (text) => expect(isSameMethod(methodName(text), methodName(DALVIK))).toBe(true));

test.each([
  'Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I',
  'android.util.Log.i(java.lang.String)',
  'android.utils.Log.i',
  'com.x.Log.i',
  '<android.util.Log: int i(java.lang.String,int)>',
])('%s is another', (text) => expect(isSameMethod(methodName(text), methodName(DALVIK))).toBe(false));

test.each([
  ['La/B$C;-><init>([ILjava/util/List;)V', '<a.B$C: void <init>(int[],java.util.List)>'],
  ['La/B;-><clinit>()V', '<a.B: void <clinit>()>'],
  ['La/B$C;->d()V', 'a.B.C.d'],
  ['La/B;-><init>(I)V', 'a.B.<init>(int)'],
  ['La/B;-><init>(I)V', 'a.B.<init>'],
])('%s is %s', (a, b) => expect(isSameMethod(methodName(a), methodName(b))).toBe(true));
