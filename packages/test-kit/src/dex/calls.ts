import type { Argument } from './arguments.ts';
import { type Body, type ClassSpec, cls, method } from './class-spec.ts';

/** A target as `Code.call` takes it, alone or with arguments. */
export type Call = string | readonly [target: string, ...args: readonly Argument[]];

/**
 * A body that makes these calls, one after another:
 * `calls('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;')`,
 * `calls(['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('content://sms')])`.
 */
export function calls(...targets: readonly Call[]): Body {
  return (m) => {
    for (const target of targets) {
      if (typeof target === 'string') m.call(target);
      else m.call(...target);
    }
  };
}

/** A class whose one static method `run()` makes these calls. */
export function caller(name: string, ...targets: readonly Call[]): ClassSpec {
  return cls(name, { methods: [method('run', '()V', calls(...targets), 'public static')] });
}
