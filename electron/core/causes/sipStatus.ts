import type { CauseCode } from '../call/end.ts';

/** What a final status says of a call that was not taken, and which document says so. */
interface StatusRow {
  readonly status: number;
  readonly code: CauseCode;
  /** `weak`: a Q.850 cause beside it says more, since gateways send the same status for many of them. */
  readonly weak?: true;
  readonly source: string;
}

const row = (status: number, code: CauseCode, source: string): StatusRow => ({ status, code, source });
const weak = (status: number, code: CauseCode, source: string): StatusRow => ({ status, code, source, weak: true });

/** Every final status from 300 to 699 in IANA's registry of SIP response codes, with the document that defines it. */
export const sipStatuses: readonly StatusRow[] = [
  row(300, 'redirected', 'RFC 3261 section 21.3.1'),
  row(301, 'number-changed', 'RFC 3261 section 21.3.2'),
  row(302, 'redirected', 'RFC 3261 section 21.3.3'),
  row(305, 'redirected', 'RFC 3261 section 21.3.4'),
  row(380, 'redirected', 'RFC 3261 section 21.3.5'),
  weak(400, 'not-understood', 'RFC 3261 section 21.4.1'),
  row(401, 'account-refused', 'RFC 3261 section 21.4.2'),
  row(402, 'not-allowed', 'RFC 3261 section 21.4.3'),
  weak(403, 'not-allowed', 'RFC 3261 section 21.4.4'),
  weak(404, 'no-such-number', 'RFC 3261 section 21.4.5'),
  row(405, 'not-supported', 'RFC 3261 section 21.4.6'),
  row(406, 'not-supported', 'RFC 3261 section 21.4.7'),
  row(407, 'account-refused', 'RFC 3261 section 21.4.8'),
  weak(408, 'not-answered-in-time', 'RFC 3261 section 21.4.9'),
  weak(410, 'number-changed', 'RFC 3261 section 21.4.10'),
  row(412, 'not-understood', 'RFC 3903 section 11.2.1'),
  row(413, 'not-understood', 'RFC 3261 section 21.4.11'),
  row(414, 'not-understood', 'RFC 3261 section 21.4.12'),
  row(415, 'no-common-sound', 'RFC 3261 section 21.4.13'),
  row(416, 'not-supported', 'RFC 3261 section 21.4.14'),
  row(417, 'not-understood', 'RFC 4412 section 4.6.2'),
  row(420, 'not-supported', 'RFC 3261 section 21.4.15'),
  row(421, 'not-supported', 'RFC 3261 section 21.4.16'),
  row(422, 'not-understood', 'RFC 4028 section 6'),
  row(423, 'not-understood', 'RFC 3261 section 21.4.17'),
  row(424, 'not-understood', 'RFC 6442 section 4.2'),
  row(425, 'not-understood', 'RFC 8876 section 5.1'),
  row(428, 'identity-refused', 'RFC 8224 section 6.2.2'),
  row(429, 'not-understood', 'RFC 3892 section 5'),
  row(430, 'not-registered', 'RFC 5626 section 11.6'),
  row(433, 'identity-refused', 'RFC 5079 section 5'),
  row(436, 'identity-refused', 'RFC 8224 section 6.2.2'),
  row(437, 'identity-refused', 'RFC 8224 section 6.2.2'),
  row(438, 'identity-refused', 'RFC 8224 section 6.2.2'),
  row(439, 'not-supported', 'RFC 5626 section 11.6'),
  row(440, 'loop', 'RFC 5393 section 5.2'),
  row(469, 'not-supported', 'RFC 6086 section 11.1'),
  row(470, 'not-allowed', 'RFC 5360 section 5.9.2'),
  weak(480, 'not-registered', 'RFC 3261 section 21.4.18'),
  weak(481, 'not-understood', 'RFC 3261 section 21.4.19'),
  row(482, 'loop', 'RFC 3261 section 21.4.20'),
  row(483, 'loop', 'RFC 3261 section 21.4.21'),
  weak(484, 'number-incomplete', 'RFC 3261 section 21.4.22'),
  row(485, 'number-incomplete', 'RFC 3261 section 21.4.23'),
  row(486, 'busy', 'RFC 3261 section 21.4.24'),
  weak(487, 'not-answered-in-time', 'RFC 3261 section 21.4.25'),
  row(488, 'no-common-sound', 'RFC 3261 section 21.4.26'),
  row(489, 'not-supported', 'RFC 6665 section 8.3.2'),
  row(491, 'service-unavailable', 'RFC 3261 section 21.4.27'),
  row(493, 'not-understood', 'RFC 3261 section 21.4.28'),
  row(494, 'not-allowed', 'RFC 3329 section 2.3.1'),
  weak(500, 'service-unavailable', 'RFC 3261 section 21.5.1'),
  weak(501, 'not-supported', 'RFC 3261 section 21.5.2'),
  weak(502, 'service-unavailable', 'RFC 3261 section 21.5.3'),
  weak(503, 'service-unavailable', 'RFC 3261 section 21.5.4'),
  weak(504, 'timed-out', 'RFC 3261 section 21.5.5'),
  row(505, 'not-supported', 'RFC 3261 section 21.5.6'),
  row(513, 'not-understood', 'RFC 3261 section 21.5.7'),
  row(555, 'not-supported', 'RFC 8599 section 8.1'),
  row(580, 'congested', 'RFC 3312 section 8'),
  row(600, 'busy', 'RFC 3261 section 21.6.1'),
  weak(603, 'declined', 'RFC 3261 section 21.6.2'),
  row(604, 'no-such-number', 'RFC 3261 section 21.6.3'),
  row(606, 'no-common-sound', 'RFC 3261 section 21.6.4'),
  row(607, 'blocked', 'RFC 8197 section 3'),
  row(608, 'blocked', 'RFC 8688 section 3'),
];
