import type { App } from '@touchstone/app-model';
import type { Method, Program } from '@touchstone/program';
import { alwaysReturns } from '../../always-returns.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { textList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { Sightings } from '../../sightings.ts';

/** Certificate checks that check nothing. */
export const weakTls: Detector = {
  id: 'weak-tls',
  version: 1,
  yields: ['network.weak-tls'],

  *detect(app, knowledge) {
    yield* methodFacts(app, 'trust-manager', 'Ljavax/net/ssl/X509TrustManager;', 'checkServerTrusted', checksNothing);
    yield* methodFacts(app, 'hostname-verifier', 'Ljavax/net/ssl/HostnameVerifier;', 'verify', acceptsAll);
    for (const view of textList(knowledge, 'weak-tls', 'pageClients'))
      yield* methodFacts(app, 'webview-ignores-error', view, 'onReceivedSslError', proceeds);
    yield* acceptAllFacts(app, textList(knowledge, 'weak-tls', 'acceptAllClasses'), textList(knowledge, 'weak-tls', 'acceptAllFields'));
  },
};

type How = 'trust-manager' | 'hostname-verifier' | 'webview-ignores-error';

function* methodFacts(
  app: App,
  how: How,
  parent: string,
  name: string,
  isWeak: (program: Program, method: Method) => boolean,
): Generator<Fact> {
  for (const one of app.program.subtypesOf(parent)) {
    for (const method of one.methods()) {
      if (method.name !== name || !method.hasCode || !isWeak(app.program, method)) continue;
      const at = { file: one.file, class: one.descriptor, method: `${one.descriptor}->${name}${method.signature}` };
      yield { kind: 'network.weak-tls', attributes: { how, ...ownerAttributes(app, one.descriptor) }, at };
    }
  }
}

function* acceptAllFacts(app: App, classes: readonly string[], fields: readonly string[]): Generator<Fact> {
  const sightings = new Sightings(app);
  for (const owner of classes)
    for (const site of app.program.allocationsOf(owner)) yield* sightings.first('network.weak-tls', { how: 'hostname-verifier' }, site);
  for (const field of fields) {
    const [owner = '', name = ''] = field.split('->');
    for (const site of app.program.accessesOf({ class: owner, name })) {
      if (site.access === 'read') yield* sightings.first('network.weak-tls', { how: 'hostname-verifier' }, site);
    }
  }
}

/** Whoever refuses a certificate makes an exception or asks somebody: a body that calls nothing but logs does neither. */
const checksNothing = (program: Program, method: Method) => onlyLogs(program, method);

const acceptsAll = (program: Program, method: Method) =>
  method.signature === '(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z' &&
  onlyLogs(program, method) &&
  alwaysReturns(program.body(method.id), 1);

/** Goes on at once. A page that asks the user first does so in a listener of its own. */
const proceeds = (program: Program, method: Method) => {
  const calls = program.callsIn(method).map(({ target }) => target);
  const isAsking = calls.some(
    ({ name, class: owner }) => (name === 'show' && owner.includes('Dialog')) || (name === 'cancel' && owner.endsWith('SslErrorHandler;')),
  );
  return !isAsking && calls.some(({ name, class: owner }) => name === 'proceed' && owner.endsWith('SslErrorHandler;'));
};

const HARMLESS = /^L(?:android\/util\/Log|java\/lang\/(?:StringBuilder|String|Object|System)|java\/io\/PrintStream|timber\/log\/\S+);$/;
const onlyLogs = (program: Program, method: Method) => program.callsIn(method).every(({ target }) => HARMLESS.test(target.class));
