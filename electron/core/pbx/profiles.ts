import { z } from 'zod';
import type { DialledSource } from '../caller/forwarding.ts';
import type { IdentitySource } from '../caller/identity.ts';

/** What stands at the other end of the line; `generic` where it is not known. */
export const PbxKind = z.enum(['generic', 'asterisk', 'freeswitch', 'kamailio']);
export type PbxKind = z.infer<typeof PbxKind>;

/** A fact with where it is written: nothing here is assumed. */
interface Sourced<T> {
  readonly is: T;
  readonly source: string;
}

export interface PbxProfile {
  /**
   * What a NOTIFY with 200 after a blind REFER means: the target has answered, or only that the PBX has begun to call
   * it. By the latter no transfer is told as taken.
   */
  readonly blindTold: Sourced<'when-answered' | 'at-once'>;
  /** How a note reaches the target's phone: in the INVITE, or as a message of its own where a B2BUA drops foreign headers. */
  readonly noteBy: Sourced<'subject' | 'message'>;
  /** What is dialled before an extension to reach its voicemail; '' where there is no code unless somebody has made one. */
  readonly voicemailPrefix: Sourced<string>;
  /** Headers in which its word on who is calling counts, the surest first. */
  readonly believes: Sourced<readonly IdentitySource[]>;
  /** Where it tells which number was dialled, the surest first. */
  readonly dialledBy: Sourced<readonly DialledSource[]>;
}

/** A proxy leaves To as the caller dialled it; P-Called-Party-ID is where the call stood last. */
const byProxy: readonly DialledSource[] = ['history-info', 'diversion', 'to', 'p-called-party-id', 'request-uri'];
/** A B2BUA writes To anew, for the desk's own account. */
const byB2bua: readonly DialledSource[] = ['history-info', 'diversion', 'p-called-party-id', 'to', 'request-uri'];
const assertedFirst: readonly IdentitySource[] = ['p-asserted-identity', 'remote-party-id', 'from'];

/*
 * Facts behind `handOverRinging` (core/call): REFER with Replaces of a leg that only rings.
 * - A phone refuses it with 481, since the early dialog is not of its own making (RFC 3891 section 3), so behind a proxy
 *   (Kamailio) it cannot work.
 * - Asterisk takes it (testsuite, pjsip/transfers/attended_transfer/nominal/callee_local_blonde) and sends NOTIFY 200 as
 *   soon as the channels are swapped, the target still ringing (res_pjsip_refer.c, refer_attended).
 * - FreeSWITCH takes it as a new call to the same extension and sends NOTIFY 200 at once (mod_sofia sofia.c,
 *   sofia_handle_sip_i_refer, br_a && !br_b).
 * Nobody would learn of a target that does not answer. Portico therefore never sends it.
 *
 * Facts behind `presented`: an identity that a user asserts is taken out or replaced unless the PBX was told to believe it
 * (RFC 3325 section 5). Asterisk: trust_id_inbound, default no (docs.asterisk.org, res_pjsip, endpoint). FreeSWITCH writes
 * Remote-Party-ID by itself (developer.signalwire.com, sip_cid_type). So it is a setting, never the profile's.
 */
export const pbxProfiles: Readonly<Record<PbxKind, PbxProfile>> = {
  generic: {
    blindTold: { is: 'when-answered', source: 'RFC 3515 section 2.4.5, RFC 5589 section 6.1' },
    noteBy: { is: 'subject', source: 'RFC 3261 section 20.36' },
    voicemailPrefix: { is: '', source: 'no standard names one' },
    believes: {
      is: assertedFirst,
      source: 'RFC 3325 section 9.1: the exchange is of one trust with the telephones registered at it',
    },
    dialledBy: { is: byProxy, source: 'RFC 7044 section 9.1, RFC 5806 section 6, RFC 7315 section 4.2' },
  },
  kamailio: {
    // A proxy: REFER, NOTIFY and headers go from phone to phone.
    blindTold: { is: 'when-answered', source: 'RFC 3515 section 2.4.5: the caller’s own phone tells' },
    noteBy: { is: 'subject', source: 'RFC 3261 section 16.6: a proxy leaves headers it does not know as they are' },
    voicemailPrefix: { is: '', source: 'kamailio.org: a proxy has no voicemail; its script routes to one' },
    believes: {
      is: assertedFirst,
      source:
        'RFC 3325 section 5: the script takes out what is asserted by those it does not believe; the default kamailio.cfg does not',
    },
    dialledBy: { is: byProxy, source: 'RFC 3261 section 16.6: a proxy never changes To' },
  },
  asterisk: {
    blindTold: {
      is: 'when-answered',
      source: 'asterisk res/res_pjsip_refer.c, refer_progress_framehook and refer_progress_bridge',
    },
    noteBy: {
      is: 'message',
      source: 'docs.asterisk.org, res_pjsip endpoint, message_context: a B2BUA copies no Subject, and routes MESSAGE',
    },
    voicemailPrefix: { is: '', source: 'docs.asterisk.org, VoiceMail(): the dialplan alone says where it is' },
    believes: {
      is: assertedFirst,
      source:
        'docs.asterisk.org, res_pjsip endpoint: send_pai and send_rpid write what trust_id_inbound let in; by default From alone is written',
    },
    dialledBy: {
      is: byB2bua,
      source: 'docs.asterisk.org, res_pjsip: To is the endpoint’s contact; Diversion by send_diversion, default yes',
    },
  },
  freeswitch: {
    blindTold: {
      is: 'at-once',
      source:
        'freeswitch mod_sofia sofia.c, sofia_handle_sip_i_refer: unless confirm-blind-transfer is on, default off',
    },
    noteBy: { is: 'message', source: 'freeswitch mod_sofia sofia.c, sofia_proxy_sip_i_message' },
    voicemailPrefix: {
      is: '*99',
      source: 'FusionPBX default dialplan send_to_voicemail; the vanilla dialplan has none',
    },
    believes: {
      is: ['remote-party-id', 'p-asserted-identity', 'from'],
      source: 'developer.signalwire.com, sip_cid_type: Remote-Party-ID by default, P-Asserted-Identity with pid',
    },
    dialledBy: {
      is: byB2bua,
      source:
        'developer.signalwire.com: To is the registered user; sip_h_Diversion and sip_h_P-Called-Party-ID by the dialplan',
    },
  },
};

/** What a PBX calls itself in Server or User-Agent (RFC 3261 sections 20.35, 20.41); null where it tells nothing known. */
export function kindBySignature(signature: string): Exclude<PbxKind, 'generic'> | null {
  if (/asterisk|fpbx|freepbx/i.test(signature)) return 'asterisk';
  if (/freeswitch|mod_sofia|fusionpbx/i.test(signature)) return 'freeswitch';
  return /kamailio|openser/i.test(signature) ? 'kamailio' : null;
}
