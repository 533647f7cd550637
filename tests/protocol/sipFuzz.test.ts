import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import { takeApart } from '../../electron/adapters/sip/frame.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { type HeaderLine, type Heard, write } from './sip/message.ts';
import { mutatedInvite, randomOf } from './sip/mutation.ts';

afterEach(closeDesks);

/** `npm run soak -- sip` sets the whole count: 200,000. */
const invites = Number(process.env['PORTICO_INVITES'] ?? 600);
const seed = Number(process.env['PORTICO_SEED'] ?? 20_261_128);
console.info(`${invites} spoilt INVITEs from PORTICO_SEED=${seed}`);

/** Only a hang takes so long. */
const timeout = 1_800_000;
/** What a test keeps of all that it heard must not be taken for the desk's. */
const perDesk = 200;

/** Somebody may mean it: there is enough in it to be answered, or to ring. */
function isAsked(bytes: Buffer): boolean {
  const frame = takeApart(bytes);
  const has = (name: string): boolean =>
    frame?.headers.some((header) => header.name === name && header.value !== '') === true;
  return /^INVITE\s/.test(frame?.startLine ?? '') && ['via', 'from', 'call-id', 'cseq'].every(has);
}

async function registered(): Promise<Desk> {
  const desk = await openDesk();
  await desk.registered();
  return desk;
}

/** Everything that the desk says to this frame at once. */
async function saidTo(desk: Desk, bytes: Buffer, token: string): Promise<readonly Heard[]> {
  const before = desk.peer.heard.length;
  const probe: HeaderLine[] = [
    ['Via', `SIP/2.0/WS 127.0.0.1;branch=z9hG4bKprobe${token}`],
    ['From', '<sip:pbx.test>;tag=pbx'],
    ['To', '<sip:1000@pbx.test>'],
    ['Call-ID', `probe.${token}`],
    ['CSeq', '1 OPTIONS'],
  ];
  desk.peer.send(bytes);
  desk.peer.send(write('OPTIONS sip:1000@pbx.test SIP/2.0', probe));
  await desk.peer.take((message) => message.one('call-id') === `probe.${token}`);
  return desk.peer.heard.slice(before).filter((message) => message.one('call-id') !== `probe.${token}`);
}

/** The call is refused by the desk if nothing has ended it yet, and the refusal acknowledged, so that nothing waits for it. */
async function ended(desk: Desk, said: readonly Heard[]): Promise<void> {
  const { callId } = await desk.event('invited');
  // One that expires at once (RFC 3261 section 13.3.1) is over before anybody could answer it.
  const isOver = said.some(({ status }) => status === 487);
  if (!isOver) {
    desk.telephone.ring(callId);
    desk.telephone.decline(callId, 'busy');
  }
  const refusal = await desk.peer.take(({ status }) => status === 486 || status === 487 || status === 488);
  const via = refusal.all('via')[0] ?? '';
  const copied = ['From', 'To', 'Call-ID'].map((name): HeaderLine => [name, refusal.one(name.toLowerCase())]);
  const number = Number.parseInt(refusal.one('cseq'), 10);
  desk.peer.send(write('ACK sip:1000@pbx.test SIP/2.0', [['Via', via], ...copied, ['CSeq', `${number} ACK`]]));
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}

it(
  'whatever is done to an INVITE, it rings or is answered, nothing breaks, and nothing of it stays',
  { timeout },
  async () => {
    const random = randomOf(seed);
    const heaps: number[] = [];
    let rung = 0;
    let refused = 0;
    for (let n = 0; n < invites; n += perDesk) {
      // oxlint-disable-next-line no-await-in-loop -- one desk after the other
      const desk = await registered();
      for (let at = n; at < Math.min(n + perDesk, invites); at += 1) {
        const token = `m${at}`;
        const bytes = mutatedInvite(random, token);
        const shown = `PORTICO_SEED=${seed}, INVITE ${at}: ${JSON.stringify(bytes.toString('latin1').slice(0, 3_000))}`;
        const calls = desk.events.filter(({ kind }) => kind === 'invited').length;
        // oxlint-disable-next-line no-await-in-loop -- each after the other
        const said = await saidTo(desk, bytes, token).catch(() => null);
        if (said === null) throw new Error(`the desk hangs after ${shown}`);
        const rings = desk.events.filter(({ kind }) => kind === 'invited').length > calls;
        if (isAsked(bytes) && !rings && !said.some(({ status }) => status !== null && status >= 300))
          throw new Error(`no answer to ${shown}`);
        if (desk.logged.some((line) => /not-understood|attempt-failed/.test(line)))
          throw new Error(`${desk.logged.at(-1) ?? ''} by ${shown}`);
        if (rings) rung += 1;
        else refused += 1;
        // oxlint-disable-next-line no-await-in-loop
        if (rings) await ended(desk, said);
      }
      // oxlint-disable-next-line no-await-in-loop
      await closeDesks();
      heaps.push(heapMegabytes());
    }
    expect({ rung: rung > invites / 4, refused: refused > invites / 10 }).toEqual({ rung: true, refused: true });
    // What is compiled and cached once is not growth.
    const [, early = 0] = heaps;
    expect((heaps.at(-1) ?? 0) - early).toBeLessThan(8);
  },
);
