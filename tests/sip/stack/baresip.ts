import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { startChild, until, type Child } from './child.ts';
import { openEar, type Recording } from './ear.ts';
import type { Account, Exchange } from './exchange.ts';
import { freePort } from './freePort.ts';
import { baresipModules, program } from './missing.ts';
import { netstring, netstringReader } from './netstring.ts';
import type { Manner, Telephone, TelephoneCall } from './telephone.ts';
import { readWav, toneWav } from './tone.ts';

/**
 * A telephone that follows a blind REFER and has never heard of Replaces. Measured with 1.0.0, as the desk sees it
 * (`rawDesk.ts`), a being the call it is referred in and b the consultation:
 * - It is referred: a 202, a NOTIFY "100 Trying" (active;expires=60), at times before the 202, then a NOTIFY "200 OK",
 *   "486 Busy here", "603 Decline" or "487 Request Terminated" (it gave up; all terminated;reason=noresource). It neither
 *   holds a nor ends it. A BYE while it still calls gives a NOTIFY "500 Connection reset by peer" in the ended call, and
 *   it goes on calling.
 * - It is referred with Replaces: it calls the Contact without Replaces. The target has a second call, and where that is
 *   taken a NOTIFY "200 OK" comes although nothing was replaced: b goes on, or the target puts it on hold.
 * - It is the target of Replaces: a second call, which rings. Where it answers, the transferred one tells "200 Ok", caller
 *   and employee talk, and b goes on until the desk ends it.
 * - It refuses with 486 "Rejected" after a 180.
 */
export interface Baresip extends Telephone {
  /** Types of the events so far, in order: CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED, REGISTER_OK ... */
  readonly events: () => readonly string[];
  /** Why the last call ended, as baresip words it: '' while it lasts. */
  readonly endedBecause: () => string;
  /** Keys that its partners have pressed (RFC 4733), in their order. */
  readonly digits: () => string;
}

const BaresipEvent = z.object({
  event: z.literal(true),
  type: z.string(),
  id: z.string().default(''),
  param: z.string().default(''),
});
type BaresipEvent = z.infer<typeof BaresipEvent>;
const ControlMessage = z.union([BaresipEvent, z.object({ token: z.string(), data: z.string() })]);

/** Starts a baresip that plays a tone of `hz`; resolves when it is registered at the exchange. */
export async function startBaresip(
  exchange: Exchange,
  account: Account,
  hz: number,
  manner: Exclude<Manner, 'is-busy'> = 'rings',
): Promise<Baresip> {
  const folder = path.join(exchange.folder, `baresip-${account.user}-${performance.now().toFixed(0)}`);
  mkdirSync(folder);
  // baresip takes the port above its own as well.
  const [sipPort, controlPort] = [await freePort(1), await freePort()];
  writeFileSync(path.join(folder, 'tone.wav'), toneWav({ hz, seconds: 120, rate: 8000 }));
  writeFileSync(path.join(folder, 'config'), config(folder, sipPort, controlPort));
  writeFileSync(path.join(folder, 'accounts'), accounts(exchange, account, manner), { mode: 0o600 });
  writeFileSync(path.join(folder, 'contacts'), '');
  const child = startChild(program('baresip'), ['-f', folder], { log: path.join(folder, 'baresip.log'), cwd: folder });
  const events: BaresipEvent[] = [];
  const command = await control(child, controlPort, (event) => {
    events.push(event);
    if (event.type === 'CALL_INCOMING' && manner === 'refuses') void command('hangup');
  });
  // The registration may have been before our connection to its control port: ask, don't wait for the event alone.
  await until(
    `baresip ${account.user} is registered`,
    async () => ((await command('reginfo')).includes('OK ') ? true : null),
    { of: child },
  );
  const run = async (name: string, parameters = '') => {
    await command(name, parameters);
  };
  return {
    address: `sip:${account.user}@${exchange.domain}`,
    hz,
    dial: (uri) => run('dial', uri),
    answer: () => run('accept'),
    hangUp: () => run('hangup'),
    hold: () => run('hold'),
    resume: () => run('resume'),
    events: () => events.map((event) => event.type),
    endedBecause: () => events.findLast((event) => event.type === 'CALL_CLOSED')?.param ?? '',
    digits: () => events.map(({ type, param }) => (type === 'CALL_DTMF_START' ? param : '')).join(''),
    calls: () => callsIn(events),
    ear: () => openEar(() => Promise.resolve(heard(folder))),
    close: () => child.stop(),
  };
}

const states: Readonly<Record<string, TelephoneCall['state']>> = {
  CALL_OUTGOING: 'calling',
  CALL_RINGING: 'calling',
  CALL_INCOMING: 'ringing',
  CALL_ESTABLISHED: 'talking',
  CALL_CLOSED: 'ended',
};

/** It tells of no hold of its own, and of another's neither. */
function callsIn(events: readonly BaresipEvent[]): readonly TelephoneCall[] {
  const calls = new Map<string, TelephoneCall>();
  for (const { type, id, param } of events) {
    const state = states[type];
    if (state !== undefined) calls.set(id, { id, state, because: state === 'ended' ? param : '' });
  }
  return [...calls.values()];
}

/** What it decoded, over all its calls; a new file begins when the media of a call change. */
function heard(folder: string): Recording {
  const files = readdirSync(folder).filter((name) => name.startsWith('dump-') && name.endsWith('-dec.wav'));
  const parts = files.toSorted().map((name) => readWav(readFileSync(path.join(folder, name))).samples);
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    samples.set(part, start);
    start += part.length;
  }
  return { rate: 8000, samples, total: samples.length };
}

/** Connects to the control port; answers a function that runs one command and gives its text. */
async function control(child: Child, port: number, tell: (event: BaresipEvent) => void) {
  const socket = await until('baresip opens its control port', () => connected(port), { of: child });
  const waiting = new Map<string, (text: string) => void>();
  socket.on('error', () => {});
  socket.on(
    'data',
    netstringReader((text) => {
      const message = ControlMessage.parse(JSON.parse(text));
      if ('event' in message) return tell(message);
      waiting.get(message.token)?.(message.data);
      waiting.delete(message.token);
    }),
  );
  let count = 0;
  return (name: string, params = ''): Promise<string> => {
    count += 1;
    const token = String(count);
    return new Promise((resolve, reject) => {
      waiting.set(token, resolve);
      void child.exited.then(() => reject(new Error(`baresip ended before it answered "${name}"`)));
      socket.write(netstring(JSON.stringify({ command: name, params, token })));
    });
  };
}

async function connected(port: number): Promise<Socket | null> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return null;
  }
}

function accounts(exchange: Exchange, { user, password }: Account, manner: Manner): string {
  const parameters = [
    `auth_user=${user}`,
    `auth_pass=${password}`,
    `outbound="sip:127.0.0.1:${exchange.sipPort};transport=udp"`,
    'regint=60',
    `answermode=${manner === 'answers' ? 'auto' : 'manual'}`,
    'audio_codecs=PCMA,PCMU',
    'ptime=20',
  ];
  return `<sip:${user}@${exchange.domain}>;${parameters.join(';')}\n`;
}

function config(folder: string, sipPort: number, controlPort: number): string {
  // Without mwi.so, which floods the exchange with SUBSCRIBE.
  const modules = ['g711', 'aufile', 'ausine', 'sndfile', 'aubridge', 'account', 'contact', 'menu', 'ctrl_tcp'];
  return `poll_method epoll
sip_listen 127.0.0.1:${sipPort}
audio_player aubridge,pseudo0
snd_path ${folder}
audio_source aufile,${path.join(folder, 'tone.wav')}
audio_alert ausine,400
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
audio_level no
audio_buffer 20-160
audio_telev_pt 101
rtp_ports 31000-32000
rtcp_mux no
jitter_buffer_delay 5-10
net_interface 127.0.0.1
call_local_timeout 120
call_max_calls 4
module_path ${baresipModules()}
${modules.map((name) => `module ${name}.so`).join('\n')}
ctrl_tcp_listen 127.0.0.1:${controlPort}
`;
}
