import { z } from 'zod';

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
}

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
  },
  kamailio: {
    // A proxy: REFER, NOTIFY and headers go from phone to phone.
    blindTold: { is: 'when-answered', source: 'RFC 3515 section 2.4.5: the caller’s own phone tells' },
    noteBy: { is: 'subject', source: 'RFC 3261 section 16.6: a proxy leaves headers it does not know as they are' },
    voicemailPrefix: { is: '', source: 'kamailio.org: a proxy has no voicemail; its script routes to one' },
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
  },
};

/** What a PBX calls itself in Server or User-Agent (RFC 3261 sections 20.35, 20.41); null where it tells nothing known. */
export function kindBySignature(signature: string): Exclude<PbxKind, 'generic'> | null {
  if (/asterisk|fpbx|freepbx/i.test(signature)) return 'asterisk';
  if (/freeswitch|mod_sofia|fusionpbx/i.test(signature)) return 'freeswitch';
  return /kamailio|openser/i.test(signature) ? 'kamailio' : null;
}
