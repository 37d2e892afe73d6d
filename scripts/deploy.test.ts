import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { renderTemplate } from '../deploy/render-chart.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const chart = join(root, 'deploy/helm/touchstone');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const containerfile = read('deploy/Containerfile');
const compose = parse(read('deploy/compose.yaml'));
const values = parse(read('deploy/helm/touchstone/values.yaml'));
const templates = readdirSync(join(chart, 'templates')).map((name) => readFileSync(join(chart, 'templates', name), 'utf8'));

// biome-ignore lint/suspicious/noExplicitAny: manifests are of many shapes
type Manifest = any;

/** All manifests, as a cluster gets them. */
const rendered = (change: object = {}): readonly Manifest[] =>
  templates
    .flatMap((template) => parseAllDocuments(renderTemplate(template, { Values: { ...values, ...change }, Release: { Name: 'ts' } })))
    .map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS();
    })
    .filter((manifest) => manifest !== null);

const manifests = rendered({
  s3: { ...values.s3, bucket: 'objects', existingSecret: 's3' },
  storage: { ...values.storage, className: 'fast' },
});
const of = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const containers = of('Deployment').flatMap(({ spec }) => spec.template.spec.containers);

/** Settings that our programs read: they stand in their sources by name. */
const known = new Set(
  ['apps', 'packages'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && !file.endsWith('.test.ts'))
      .flatMap((file) => [...read(join(top, file)).matchAll(/(?:env\['|env, ')([A-Z][A-Z0-9_]+)'/g)].map(([, name]) => name!)),
  ),
);
/** Read by libraries: the client of S3, Node itself, the image of the database. */
const OF_OTHERS = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD']);

test('every program and file that the images name is there, and every stage that is used', () => {
  const programs = [...containerfile.matchAll(/\/app\/(apps\/\S+?\.ts)/g), ...containerfile.matchAll(/node (scripts\/\S+\.ts)/g)].map(
    ([, path]) => path!,
  );
  expect(programs.length).toBeGreaterThanOrEqual(5);
  expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const stages = [...containerfile.matchAll(/ AS (\w+)$/gm)].map(([, name]) => name!);
  expect(
    [...containerfile.matchAll(/^FROM (base|build) |--from=(\w+)/gm)]
      .map(([, from, copied]) => from ?? copied)
      .filter((name) => !stages.includes(name!)),
  ).toEqual([]);
  for (const { build } of Object.values<Manifest>(compose.services)) if (build) expect(stages).toContain(build.target);
});

test('images end as a user without rights', () => {
  for (const stage of containerfile.split(/^FROM /m).slice(2)) {
    const users = [...stage.matchAll(/^USER (.+)$/gm)].map(([, user]) => user);
    if (users.length > 0) expect(users.at(-1)).toBe('10001:10001');
  }
});

test('every setting is one that a program reads', () => {
  const named = [
    ...[...containerfile.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs]) => pairs!.split(' ').map((pair) => pair.split('=')[0]!)),
    ...Object.values<Manifest>(compose.services).flatMap(({ environment }) => Object.keys(environment ?? {})),
    ...containers.flatMap(({ env }) => env.map(({ name }: Manifest) => name)),
  ];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !known.has(name) && !OF_OTHERS.has(name))).toEqual([]);
});

test('compose: networks, volumes and secrets exist; a worker shares no network with the database', () => {
  const { services } = compose;
  for (const { networks = [], secrets = [], volumes = [], depends_on = {} } of Object.values<Manifest>(services)) {
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(networks));
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(secrets));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes.map((volume: string) => volume.split(':')[0])));
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
  }
  expect(services.worker.networks.filter((network: string) => services.database.networks.includes(network))).toEqual([]);
  expect(services.worker.environment.TOUCHSTONE_SERVER).toBe('http://server:8700');
  expect(services.server.ports).toEqual(['127.0.0.1:8700:8700']);
});

test('the chart: every value that a template reads stands in values.yaml, and every value is read', () => {
  const paths = templates.flatMap((template) => [...template.matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path!));
  const leaves = (tree: Manifest, at = ''): string[] =>
    Object.entries<Manifest>(tree).flatMap(([key, value]) =>
      typeof value === 'object' && key !== 'resources' ? leaves(value, `${at}${key}.`) : [`${at}${key}`],
    );
  expect([...new Set(paths)].sort()).toEqual(leaves(values).sort());
});

test('the chart: selectors, ports, claims and probes fit together', () => {
  for (const { spec } of of('Deployment')) expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  const [server] = of('Service');
  const pods = of('Deployment').filter(({ spec }) => matches(spec.template.metadata.labels, server.spec.selector));
  expect(pods.map(({ metadata }) => metadata.name)).toEqual(['ts-server']);
  const [container] = pods[0].spec.template.spec.containers;
  expect(container.ports).toEqual([{ name: 'http', containerPort: 8700 }]);
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) expect(container[probe].httpGet.port).toBe('http');
  const claims = pods[0].spec.template.spec.volumes.flatMap(
    ({ persistentVolumeClaim }: Manifest) => persistentVolumeClaim?.claimName ?? [],
  );
  expect(claims).toEqual(of('PersistentVolumeClaim').map(({ metadata }) => metadata.name));
  const worker = containers.find(({ name }) => name === 'worker');
  expect(worker.env.find(({ name }: Manifest) => name === 'TOUCHSTONE_SERVER').value).toBe(
    `http://${server.metadata.name}:${server.spec.ports[0].port}`,
  );
});

test('the chart: nobody is root, nothing is written but to volumes, and a worker reaches the server alone', () => {
  for (const { spec } of of('Deployment')) {
    expect(spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
    expect(spec.template.spec.automountServiceAccountToken).toBe(false);
  }
  for (const { securityContext } of containers)
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  const [policy] = of('NetworkPolicy');
  const chosen = of('Deployment').filter(({ spec }) => matches(spec.template.metadata.labels, policy.spec.podSelector.matchLabels));
  expect(chosen.map(({ metadata }) => metadata.name)).toEqual(['ts-worker']);
  expect(policy.spec.egress.flatMap(({ ports }: Manifest) => ports.map(({ port }: Manifest) => port))).toEqual([8700, 53, 53]);
  expect(rendered({ networkPolicy: { enabled: false } }).some(({ kind }) => kind === 'NetworkPolicy')).toBe(false);
});

const matches = (labels: Manifest, selector: Manifest) => Object.entries(selector).every(([key, value]) => labels[key] === value);
