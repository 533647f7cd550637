import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, until } from './child.ts';
import { openEar, type Recording } from './ear.ts';
import type { Account, Exchange } from './exchange.ts';
import { freePort } from './freePort.ts';
import { linphoneLines } from './linphoneLines.ts';
import { program } from './missing.ts';
import type { Manner, Telephone } from './telephone.ts';
import { samplesIn, toneWav } from './tone.ts';

/**
 * A telephone that knows all of transfer: it sends and follows REFER, with Replaces as well. Measured with 5.1.65, as
 * the desk sees it (`rawDesk.ts`), a being the call it is referred in and b the consultation:
 * - It is referred: a 202, a INVITE sendonly (also while the desk holds it; nothing more comes until that is answered),
 *   a NOTIFY "100 Trying" (active), then a NOTIFY "200 Ok" (terminated;reason=reason=noresource, which is not RFC 6665).
 *   It never ends a: the desk does. After a BYE at the 202 it goes on calling all the same, and tells nothing more.
 * - Its call fails: a NOTIFY "486 Busy here", "603 Decline", "404 Not Found" (active for ever), a INVITE sendrecv: it is
 *   back with the desk by itself.
 * - Its person gives up the new call while that rings: a NOTIFY "200 canceling" (active), which is the answer to its
 *   CANCEL and no success, then a INVITE sendrecv.
 * - It is the target of Replaces: it takes the call without ringing and ends b by a BYE, before the NOTIFY "200 Ok".
 *   A call to be replaced that it does not know is a call like any other, no 481.
 * - A second REFER while it still calls because of the first: a 202, and nothing more ever.
 * - Its person hangs up a while its INVITE sendonly is unanswered: several BYEs, each with a CSeq of its own.
 * - It transfers by itself: Refer-To names the partner's address, not the Contact.
 * - REFER in a call that has ended: 603. It refuses with 603 after a 180, is busy with 486 without one; who hangs up is
 *   a BYE, who gives up a CANCEL. On hold it plays its tone to the other side.
 */
export interface Linphone extends Telephone {
  /** Blind transfer of the call in progress. */
  readonly transfer: (uri: string) => Promise<void>;
  /** Attended transfer: the partner of the first call is sent to the partner of the second; ids as in `calls`. */
  readonly join: (first: string, second: string) => Promise<void>;
  /** The head of the last INVITE that it was sent, outside of any call; '' before one. */
  readonly invite: () => string;
}

/** It loads a hundred libraries; on a machine with much else to do that takes its time, and says nothing of the product. */
const startMs = 30_000;
/** A partner that has gone already answers no BYE. */
const goodbyeMs = 2_000;

/** Starts a linphonec that plays a tone of `hz`; resolves when it is registered at the exchange. */
export async function startLinphone(
  exchange: Exchange,
  account: Account,
  hz: number,
  manner: Manner = 'rings',
): Promise<Linphone> {
  const folder = path.join(exchange.folder, `linphone-${account.user}-${performance.now().toFixed(0)}`);
  // It keeps its database here and starts without a word of it when the folder is missing.
  mkdirSync(path.join(folder, '.local/share/linphone'), { recursive: true });
  mkdirSync(path.join(folder, '.config/linphone'), { recursive: true });
  const [sipPort, rtpPort] = [await freePort(), await freePort(1)];
  writeFileSync(path.join(folder, 'tone.wav'), toneWav({ hz, seconds: 120, rate: 8000 }));
  const settings = path.join(folder, 'linphonerc');
  writeFileSync(settings, configuration({ exchange, account, folder, sipPort, rtpPort, manner }), { mode: 0o600 });
  const lines = linphoneLines((call) => {
    if (call.state === 'ringing' && manner === 'refuses') child.type(`terminate ${call.id}`);
  });
  const messages = path.join(folder, 'messages.log');
  const options = ['-S', '-c', settings, '-d', '5', '-l', messages, ...(manner === 'answers' ? ['-a'] : [])];
  const child = startChild(program('linphonec'), options, {
    log: path.join(folder, 'linphonec.log'),
    cwd: folder,
    env: {
      ...process.env,
      HOME: folder,
      XDG_CONFIG_HOME: `${folder}/.config`,
      XDG_DATA_HOME: `${folder}/.local/share`,
    },
    listener: lines.hear,
  });
  // Without a sound card; both files are taken up by every call from here on, the recording is appended to.
  const recording = path.join(folder, 'heard.wav');
  child.type('soundcard use files');
  child.type(`play ${path.join(folder, 'tone.wav')}`);
  child.type(`record ${recording}`);
  try {
    await until(
      `linphonec ${account.user} is registered`,
      () => {
        child.type('status register');
        return lines.registered() ? true : null;
      },
      { of: child, ms: startMs },
    );
  } catch (error) {
    // Nobody else would: it would write into a folder that is being removed.
    await child.stop();
    throw error;
  }
  const type = (line: string) => {
    child.type(line);
    return Promise.resolve();
  };
  const last = (...states: readonly string[]) =>
    lines.calls().findLast(({ state }) => states.includes(state))?.id ?? '';
  const isLive = () => lines.calls().some(({ state }) => state !== 'ended');
  /** Killed in a call it would say no BYE: the exchange would show its lamp burning into the tests that follow. */
  async function goodbye(): Promise<void> {
    if (!child.alive() || !isLive()) return;
    child.type('terminate all');
    const patience = performance.now() + goodbyeMs;
    while (child.alive() && isLive() && performance.now() < patience) await pause(20);
  }
  return {
    address: `sip:${account.user}@${exchange.domain}`,
    hz,
    dial: (uri) => type(`call ${uri}`),
    answer: () => type(`answer ${last('ringing')}`),
    hangUp: () => type(`terminate ${last('ringing', 'calling', 'talking', 'holding', 'held')}`),
    hold: () => type('pause'),
    resume: () => type(`resume ${last('holding')}`),
    transfer: (uri) => type(`transfer ${last('talking')} ${uri}`),
    join: (first, second) => type(`transfer ${first} --to-call ${second}`),
    calls: lines.calls,
    invite: () => (existsSync(messages) ? lastInvite(readFileSync(messages, 'utf8')) : ''),
    ear: () => openEar(() => Promise.resolve(heard(recording))),
    close: async () => {
      await goodbye();
      await child.stop();
    },
  };
}

/** It writes every message down as it came; what begins a call has no tag in To. */
function lastInvite(log: string): string {
  const heads = [...log.matchAll(/^INVITE sip:[^]*?\r?\n\r?\n/gm)].map(([head]) => head);
  return heads.findLast((head) => !/^To:[^\n]*;tag=/im.test(head)) ?? '';
}

/** It writes the header when the first call's sound ends; its codecs here all have 8 kHz. */
function heard(recording: string): Recording {
  const samples = existsSync(recording) ? samplesIn(readFileSync(recording)) : new Int16Array(0);
  return { rate: 8000, samples, total: samples.length };
}

interface Settings {
  readonly exchange: Exchange;
  readonly account: Account;
  readonly folder: string;
  readonly sipPort: number;
  readonly rtpPort: number;
  readonly manner: Manner;
}

function configuration({ exchange, account, folder, sipPort, rtpPort, manner }: Settings): string {
  const { user, password } = account;
  const proxy = `<sip:127.0.0.1:${exchange.sipPort};transport=udp>`;
  return `[sip]
sip_port=${sipPort}
sip_tcp_port=0
sip_tls_port=0
use_ipv6=0
register_only_when_network_is_up=0
guess_hostname=0
contact=<sip:${user}@127.0.0.1:${sipPort}>
default_proxy=0
keepalive_period=0
inc_timeout=120
[proxy_0]
reg_proxy=${proxy}
reg_route=${proxy.replace('>', ';lr>')}
reg_identity=<sip:${user}@${exchange.domain}>
realm=${exchange.domain}
reg_expires=60
reg_sendregister=1
publish=0
[auth_info_0]
username=${user}
userid=${user}
passwd=${password}
realm=${exchange.domain}
domain=${exchange.domain}
[net]
dns_srv_enabled=0
mtu=1300
[rtp]
audio_rtp_port=${rtpPort}
[sound]
echocancellation=0
[video]
enabled=0
capture=0
display=0
[misc]
user_certificates_path=${folder}
add_missing_audio_codecs=0
${manner === 'is-busy' ? 'max_calls=0' : ''}
[storage]
uri=${folder}/linphone.db
[audio_codec_0]
mime=PCMA
rate=8000
channels=1
enabled=1
[audio_codec_1]
mime=PCMU
rate=8000
channels=1
enabled=1
`;
}
