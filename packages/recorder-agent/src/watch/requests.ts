import type { Call, Wish } from '../hook/watcher.ts';
import { ask, isJava } from '../look/ask.ts';
import { takeStack } from '../look/stack.ts';
import type { WatchParts } from './parts.ts';

/** Hosts that the app talks to, with the code that does: connections of java.net and of OkHttp as long as it keeps its name. */
export function requests({ put, process, options }: WatchParts): readonly Wish[] {
  if (!options.network) return [];
  const toUrl = (call: Call, url: string, method: string | undefined) => {
    const parts = URL.exec(url);
    if (parts === null) return;
    const [, scheme = '', host = '', port, path = ''] = parts;
    const isTls = scheme.toLowerCase() === 'https';
    put({
      kind: 'request',
      time: call.time,
      process: process(),
      protocol: isTls ? 'tls' : 'http',
      host: host.toLowerCase(),
      port: port === undefined ? (isTls ? 443 : 80) : Number(port),
      ...(method === undefined ? {} : { method }),
      ...(isTls ? { tls: { sni: host.toLowerCase() } } : { url: `http://${host}${port === undefined ? '' : `:${port}`}${path}` }),
      decrypted: false,
      stack: takeStack(call.frame).frames,
    });
  };

  const opened = { before: (call: Call) => toUrl(call, String(ask(call.self, 'toString')), undefined) };
  const called = {
    before(call: Call) {
      const request = ask(call.self, 'request');
      if (isJava(request)) toUrl(call, String(ask(ask(request, 'url') as JavaObject, 'toString')), String(ask(request, 'method')));
    },
  };
  return [
    { owner: 'java.net.URL', method: 'openConnection', watcher: opened },
    ...['okhttp3.RealCall', 'okhttp3.internal.connection.RealCall'].flatMap((owner) =>
      ['execute', 'enqueue'].map((method) => ({ owner, method, watcher: called })),
    ),
  ];
}

/** Scheme, host, port and path; what stands behind `?` may be personal and is left to a capture. */
const URL = /^(https?):\/\/(?:[^/?#@]*@)?([\w.-]+)(?::(\d{1,5}))?([^?#]*)/i;
