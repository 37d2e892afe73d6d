import type { SideRows } from './two-sides-names.fixture.ts';

/** The app of a side: whose it is, in its store, its file. */
export async function seedInventory({ id, sha, name, province, at, add }: SideRows): Promise<void> {
  const letter = id('app').slice(2, 8);
  const grams = [...name].map((_, i) => name.slice(i, i + 2));
  await add('operator_name', { operator_id: id('operator'), name, seen_from: at, source: 'x' });
  await add('operator_claim', {
    id: id('claim'),
    operator_id: id('operator'),
    organisation_id: id('enterprise'),
    method: 'registration',
    state: 'CLAIMED',
  });
  await add('operator_claim_event', { claim_id: id('claim'), seq: 1, event: 'claimed', basis: name });

  await add('developer_account', { id: id('account'), store_id: id('store'), account: name, name });
  await add('store_problem', { id: id('problem'), store_id: id('store'), code: 'feed/lie', store_app_id: name });
  await add('app', {
    id: id('app'),
    platform: 'android',
    package: `cn.${letter}`,
    name,
    name_normal: name,
    name_grams: grams,
    operator_id: id('operator'),
    province,
    category: 1,
    is_head: true,
    reach_band: 5,
  });
  await add('operator_link', {
    id: id('link'),
    target_kind: 'app',
    target_id: id('app'),
    operator_id: id('operator'),
    evidence_kind: 'filing',
    confidence: 1,
  });
  await add('app_version', { id: id('version'), app_id: id('app'), version_code: 1, version_name: `1.${letter}` });
  await add('artifact', {
    id: id('artifact'),
    sha256: sha(),
    size_bytes: 4,
    kind: 'apk',
    state: 'STORED',
    app_version_id: id('version'),
    signers: [sha('1')],
    manifest: JSON.stringify({ label: name }),
  });
  await add('artifact_sdk', { artifact_id: id('artifact'), sdk_id: 'cn.sdk' });
  await add('artifact_data_type', { artifact_id: id('artifact'), data_type: 'device-id' });
  await add('listing', {
    id: id('listing'),
    store_id: id('store'),
    store_app_id: name,
    app_id: id('app'),
    state: 'LIVE',
    name,
    artifact_sha256: sha(),
    signer_sha256: sha('1'),
    developer_account_id: id('account'),
  });
  await add('listing_scan_due', { listing_id: id('listing'), reason: 'newVersion', next_at: new Date('2030-01-01') });
  await add('listing_change', { id: id('change'), listing_id: id('listing'), change: JSON.stringify({ name }) });
  await add('listing_probe', {
    id: id('probe'),
    listing_id: id('listing'),
    method: 'page',
    vantage: 'x',
    result: 'live',
    page: JSON.stringify({ name }),
  });
  await add('acquisition', {
    id: id('acquisition'),
    source: 'upload',
    store_id: id('store'),
    organisation_id: id('province'),
    file_name: name,
    declared_sha256: sha(),
    state: 'STORED',
    artifact_id: id('artifact'),
  });
  await add('inventory_flag', { id: id('flag'), kind: 'foreign-signer', app_id: id('app'), listing_id: id('listing'), about: name });
}
