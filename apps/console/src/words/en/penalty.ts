export const words = {
  title: '{{type}}: {{firm}}',
  history: 'What became of it',
  citations: 'Words of the decision, and what carries them',
  cited: 'entry {{number}}',
  fact: {
    organisation: 'Authority',
    proposed: 'Proposed',
    notice: 'Prior notice',
    hearing: 'Time to be heard',
    decision: 'Decision',
    paid: 'Carried out',
  },
  step: { notify: 'Record notice', decide: 'Record decision', pay: 'Record execution', revoke: 'Revoke' },
  consequence: {
    notify:
      'Rests on the issued prior notice; the firm may now state its case and ask for a hearing. Issuing the notice records this by itself; take this step only where it did not.',
    decide:
      'Rests on the issued decision, and is taken by another person than who proposed it; the entry of a list is due thirty days later.',
    pay: 'Records a payment or that it was carried out, with its proof; paid in full it is done.',
    revoke: 'What was due for a list falls away; what is listed is removed by its own document.',
  },
  noDocument: {
    'penalty-notice': 'no prior notice was issued in this case yet',
    'penalty-decision': 'no decision was issued in this case yet',
  },
  draft: { 'penalty-notice': 'Draft the prior notice →', 'penalty-decision': 'Draft the decision →' },
  event: { record: 'proposed', notify: 'announced', decide: 'decided', pay: 'carried out', revoke: 'revoked' },
  ask: {
    document: 'Document',
    paid: 'Paid now (yuan)',
    rest: '{{rest}} yuan are open',
    proof: 'Proof of payment or execution',
    grounds: 'Entries that the words of the decision rest on',
    groundsHint: 'Where a decision says that orders were ignored, rectified by half, repeated or evaded, entries in force must carry it.',
    noGrounds: 'Nothing is in force about this firm; the decision cannot say that orders were ignored, repeated or evaded.',
  },
  new: {
    title: 'Propose a penalty',
    about:
      'In a case whose fault is established. Then follow: prior notice, hearing what the firm says, a decision by another person, execution.',
    notYours: 'You may not propose penalties.',
    noCase: 'A penalty is proposed in a case; open it first:',
    what: 'What is intended',
    do: 'Propose',
    noAmount: 'in yuan, at most two decimals: 100000 or 100,000.50',
    lawHint: 'Law and articles, as the decision will name them',
    reasonHint: 'What was done, and how grave it is',
    list: { none: 'none', bad: 'bad conduct list', dishonest: 'dishonesty list' },
    listHint: 'The entry is due thirty days after the decision',
  },
} as const;
