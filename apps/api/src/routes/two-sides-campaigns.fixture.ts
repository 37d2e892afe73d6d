import { FRAME, NATION, PROVINCE, type SideRows } from './two-sides-names.fixture.ts';

/** Campaigns of a side, its part in that of the nation, and a lead. */
export async function seedCampaigns({ id, sha, name, province, add }: SideRows): Promise<void> {
  await add('campaign', {
    id: id('campaign'),
    name,
    kind: 'sample',
    organisation_id: id('province'),
    province,
    state: 'TESTING',
    frame: '{}',
    seed: name,
    sample_hash: sha('5'),
    frame_object: FRAME,
  });
  await add('campaign_event', { campaign_id: id('campaign'), seq: 1, event: 'create', to_state: 'DRAFT', actor: name });
  const member = { app_id: id('app'), listing_id: id('listing'), stratum: name, province, state: 'TESTED', artifact_id: id('artifact') };
  await add('campaign_member', { campaign_id: id('campaign'), ordinal: 1, ...member });
  const first = province === PROVINCE.a ? 1 : 11;
  await add('campaign_member', { campaign_id: NATION.campaign, ordinal: first, ...member, scan_request_id: id('request') });
  await add('campaign_quota', { campaign_id: NATION.campaign, province, quota: 7 });
  await add('lab_assignment', {
    id: id('assignment'),
    campaign_id: id('campaign'),
    organisation_id: id('lab'),
    first_ordinal: 1,
    last_ordinal: 10,
  });
  await add('lab_assignment', {
    id: id('nation-assignment'),
    campaign_id: NATION.campaign,
    organisation_id: id('lab'),
    first_ordinal: first,
    last_ordinal: first + 9,
  });
  await add('lead', {
    id: id('lead'),
    source: 'complaint',
    subject_text: name,
    app_id: id('app'),
    organisation_id: id('province'),
    province,
    note: name,
    reporter: null,
  });
  await add('lead_event', { lead_id: id('lead'), seq: 1, event: 'create', to_state: 'OPEN', actor: name });
}
