import { readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import { operatorByEvidence } from '../inventory/operator-by-evidence.ts';
import type { AcquisitionPorts, AcquisitionTransaction, KnownApp, KnownOperator, NewOperator, OperatorEvidence } from './ports.ts';
import type { StatedListing, StatedPage } from './stated-listing.ts';

export interface LinkedOperators {
  /** Whom a listing's developer is, by credit code. */
  ofListing(change: StatedListing): string | null;
  /** Writes the evidence and makes the operator of each app who is its by the evidence of all stores together. */
  save(tx: AcquisitionTransaction, apps: ReadonlyMap<string, KnownApp>, keyOf: (change: StatedListing) => string): Promise<void>;
}

/** Operators that a page names by 统一社会信用代码 or by the filing numbers of their apps, registered where they are new. */
export async function linkOperators(
  ports: AcquisitionPorts,
  tx: AcquisitionTransaction,
  store: string,
  changes: readonly StatedListing[],
): Promise<{ readonly operators: LinkedOperators; readonly problems: StatedPage['problems'] }> {
  const named = changes.map((change) => ({ change, ...namesOf(change) }));
  const problems = named.flatMap(({ change, problem }) =>
    problem === undefined ? [] : [{ code: problem, at: 'developer.creditCode', storeAppId: change.storeAppId }],
  );
  const codes = [...new Set(named.flatMap(({ code }) => code ?? []))].sort();
  const filings = [...new Set(named.flatMap(({ filing }) => filing?.operatorFiling ?? []))].sort();
  const byCode = new Map<string, NewOperator>();
  for (const { change, code, province, filing } of named) {
    if (code === undefined || change.developer === undefined) continue;
    byCode.set(code, {
      id: ports.newId(),
      creditCode: code,
      name: change.developer.name,
      province: change.developer.province ?? province ?? filing?.province ?? null,
      filing: byCode.get(code)?.filing ?? filing?.operatorFiling ?? null,
      source: `store:${store}`,
    });
  }
  await tx.createOperators([...byCode.values()].sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1)));
  const known = await tx.operators(codes, filings);
  const operatorOfCode = new Map(known.flatMap((one) => (one.creditCode === null ? [] : [[one.creditCode, one] as const])));
  const operatorOfFiling = new Map(known.flatMap((one) => (one.filing === null ? [] : [[one.filing, one] as const])));
  const whoIs = new Map(named.map(({ change, code, filing }) => [change, { code, filing }]));
  const ofCode = (change: StatedListing): KnownOperator | undefined => operatorOfCode.get(whoIs.get(change)?.code ?? '');

  return {
    problems,
    operators: {
      ofListing: (change) => ofCode(change)?.id ?? null,
      async save(tx, apps, keyOf) {
        const evidence = changes.flatMap((change): OperatorEvidence[] => {
          const app = apps.get(keyOf(change));
          if (app === undefined || change.state === 'gone') return [];
          const developer = ofCode(change);
          const filing = whoIs.get(change)?.filing;
          const filed = operatorOfFiling.get(filing?.operatorFiling ?? '');
          const base = { targetKind: 'app', target: app.id, source: `store:${store}` } as const;
          return [
            ...(developer === undefined
              ? []
              : [{ ...base, operator: developer.id, kind: 'store-developer' as const, detail: { name: change.developer?.name ?? '' } }]),
            ...(filed === undefined || filing === undefined
              ? []
              : [{ ...base, operator: filed.id, kind: 'filing-number-shown' as const, detail: { filing: filing.text } }]),
          ];
        });
        await tx.addEvidence(evidence);
        await settleOperators(tx, [...new Set(evidence.map(({ target }) => target))].sort());
      },
    },
  };
}

function namesOf({ developer, filingNumber }: StatedListing) {
  const read = developer?.creditCode === undefined ? undefined : readCreditCode(developer.creditCode);
  const filing = filingNumber === undefined ? undefined : readFilingNumber(filingNumber);
  return {
    code: read?.ok === true ? read.value.code : undefined,
    province: read?.ok === true ? (read.value.province ?? undefined) : undefined,
    filing: filing?.ok === true ? filing.value : undefined,
    problem: read?.ok === false ? `operator/credit-code-${read.reason}` : undefined,
  };
}

/** Gives apps the operator that all evidence together makes sure enough; where two are named, a person decides. */
export async function settleOperators(
  tx: Pick<AcquisitionTransaction, 'evidenceOf' | 'setOperators' | 'raiseFlags'>,
  apps: readonly string[],
): Promise<void> {
  if (apps.length === 0) return;
  const rows = await tx.evidenceOf('app', apps);
  const settled = apps.map((app) => ({ app, ...operatorByEvidence(rows.filter(({ target }) => target === app)) }));
  await tx.setOperators(settled.flatMap(({ app, operator }) => (operator === undefined ? [] : [{ app, operator }])));
  await tx.raiseFlags(
    settled.flatMap(({ app, disputed }) =>
      disputed.length === 0
        ? []
        : [
            {
              kind: 'operator-disputed' as const,
              about: `${app} ${disputed.join(' ')}`,
              app,
              listing: null,
              artifact: null,
              detail: { operators: disputed.join(' ') },
            },
          ],
    ),
  );
}
