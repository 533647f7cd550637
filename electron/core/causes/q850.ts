import type { CauseCode } from '../call/end.ts';

interface Q850Row {
  readonly cause: number;
  readonly code: CauseCode;
  /** The status a gateway turns it into (RFC 3398 section 7.2.4.1); null where that section leaves it to its default, 500. */
  readonly status: number | null;
}

const row = (cause: number, code: CauseCode, status: number | null = null): Q850Row => ({ cause, code, status });

/**
 * Causes of ITU-T Q.850 (table 1 and clause 2.2.7), as they come in a Reason header (RFC 3326). What each means for the
 * call is Q.850's definition; the statuses are those of RFC 3398 section 7.2.4.1, whose way back is section 8.2.6.1.
 */
export const q850Causes: readonly Q850Row[] = [
  row(1, 'no-such-number', 404),
  row(2, 'no-route', 404),
  row(3, 'no-route', 404),
  row(4, 'no-such-number'),
  row(5, 'number-incomplete'),
  row(6, 'service-unavailable'),
  row(7, 'service-unavailable'),
  row(8, 'preempted'),
  row(9, 'preempted'),
  row(14, 'number-changed'),
  row(16, 'hung-up'),
  row(17, 'busy', 486),
  row(18, 'not-answered-in-time', 408),
  row(19, 'not-answered-in-time', 480),
  row(20, 'not-registered', 480),
  row(21, 'declined', 403),
  row(22, 'number-changed', 410),
  row(23, 'number-changed', 410),
  row(24, 'blocked'),
  row(25, 'loop'),
  row(26, 'elsewhere', 404),
  row(27, 'not-registered', 502),
  row(28, 'number-incomplete', 484),
  row(29, 'not-supported', 501),
  row(30, 'service-unavailable'),
  row(31, 'hung-up', 480),
  row(34, 'congested', 503),
  row(38, 'service-unavailable', 503),
  row(39, 'service-unavailable'),
  row(40, 'service-unavailable'),
  row(41, 'service-unavailable', 503),
  row(42, 'congested', 503),
  row(43, 'service-unavailable'),
  row(44, 'congested'),
  row(46, 'preempted'),
  row(47, 'congested', 503),
  row(49, 'congested'),
  row(50, 'not-allowed'),
  row(53, 'not-allowed'),
  row(55, 'not-allowed', 403),
  row(57, 'not-allowed', 403),
  row(58, 'congested', 503),
  row(62, 'not-allowed'),
  row(63, 'service-unavailable'),
  row(65, 'no-common-sound', 488),
  row(66, 'not-supported'),
  row(69, 'not-supported'),
  row(70, 'no-common-sound', 488),
  row(79, 'not-supported', 501),
  row(81, 'not-understood'),
  row(82, 'not-understood'),
  row(83, 'not-understood'),
  row(84, 'not-understood'),
  row(85, 'not-understood'),
  row(86, 'not-understood'),
  row(87, 'not-allowed', 403),
  row(88, 'no-common-sound', 503),
  row(90, 'not-allowed'),
  row(91, 'no-route'),
  row(95, 'not-understood'),
  row(96, 'not-understood'),
  row(97, 'not-understood'),
  row(98, 'not-understood'),
  row(99, 'not-understood'),
  row(100, 'not-understood'),
  row(101, 'not-understood'),
  row(102, 'timed-out', 504),
  row(103, 'not-understood'),
  row(110, 'not-understood'),
  row(111, 'not-understood', 500),
  row(127, 'other', 500),
];
