import type { CallOptions } from '../exchange.ts';
import type { Header } from '../sip/message.ts';

/** Somebody who rings the desk: who the network says it is, what was dialled, how patient, what is said. */
export interface Scenario {
  readonly name: string;
  /** Name as the caller's exchange gives it; '' for none. */
  readonly displayName: string;
  /** E.164 with plus; null withholds it. */
  readonly number: string | null;
  /** What the network says of the number (3GPP TS 24.229 section 7.2A.20); null where it says nothing. */
  readonly verstat: 'TN-Validation-Passed' | 'TN-Validation-Failed' | 'No-TN-Validation' | null;
  /** The public number dialled, E.164 with plus. */
  readonly dialled: string;
  /** Where the desk reads the dialled number: in To, or in what the exchange adds when it sends the call on to the desk. */
  readonly dialledIn: 'to' | 'diversion' | 'history-info';
  /** A telephone in the street, as exchanges say it in place of a name (3GPP TS 29.163). */
  readonly isPayphone?: boolean;
  /** Who sent the call on before it came to the desk, the last one first, and why (RFC 5806 section 4). */
  readonly passedOn?: readonly { readonly by: string; readonly reason: 'no-answer' | 'user-busy' }[];
  /** How long it rings before the caller gives up. */
  readonly patienceMs: number;
  /** How long after the answer the caller hangs up. */
  readonly talkMs: number;
  /** Names of the prompts, said in turn. */
  readonly lines: readonly string[];
  /** What is said by whoever has this number when the desk rings back; `lines` if left out. */
  readonly calledBack?: readonly string[];
  /** From and P-Asserted-Identity as a careless system writes them, without tag; null: none. */
  readonly written?: (domain: string) => { readonly from: string; readonly asserted: string | null };
}

/** The INVITE's identity headers (RFC 3325, RFC 3323; Diversion RFC 5806, History-Info RFC 7044). */
export function identityOf(scenario: Scenario, domain: string): Omit<CallOptions, 'sound' | 'offer'> {
  const dialled = `<sip:${scenario.dialled}@${domain};user=phone>`;
  const passed = (scenario.passedOn ?? []).map(({ by, reason }): Header => [
    'Diversion',
    `<sip:${by}@${domain}>;reason=${reason};counter=1`,
  ]);
  const forwarded: Readonly<Record<Scenario['dialledIn'], readonly Header[]>> = {
    to: [],
    diversion: [...passed, ['Diversion', `${dialled};reason=unconditional;counter=1`]],
    'history-info': [['History-Info', `${dialled};index=1, <sip:reception@${domain}>;index=1.1;rc=1`]],
  };
  const to = scenario.dialledIn === 'to' ? { to: scenario.dialled } : {};
  if (scenario.number === null)
    return {
      ...to,
      from: 'sip:anonymous@anonymous.invalid',
      displayName: scenario.isPayphone === true ? 'Coin line/payphone' : 'Anonymous',
      headers: [['Privacy', 'id'], ...forwarded[scenario.dialledIn]],
    };
  const written = scenario.written?.(domain);
  if (written !== undefined)
    return {
      ...to,
      from: scenario.number,
      rawFrom: written.from,
      headers: [
        ...(written.asserted === null ? [] : [['P-Asserted-Identity', written.asserted] as const]),
        ...forwarded[scenario.dialledIn],
      ],
    };
  const verstat = scenario.verstat === null ? '' : `;verstat=${scenario.verstat}`;
  const asserted = `<sip:${scenario.number}${verstat}@${domain};user=phone>`;
  return {
    ...to,
    from: scenario.number,
    displayName: scenario.displayName,
    headers: [
      ['P-Asserted-Identity', scenario.displayName === '' ? asserted : `"${scenario.displayName}" ${asserted}`],
      ...forwarded[scenario.dialledIn],
    ],
  };
}
