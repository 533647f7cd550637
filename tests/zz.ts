import { openWriter } from '../electron/adapters/sqlite/writer.ts';
import { openJournal } from '../electron/adapters/sqlite/journal.ts';
import { factToWrite } from '../electron/adapters/sqlite/factToWrite.ts';
import { callId } from '../electron/core/support/ids.ts';
import { cardOf } from './fakes/card.ts';
import { v7 } from 'uuid';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
const N = Number(process.argv[2]);
const dir = mkdtempSync('/tmp/jb/p-'); const file = dir + '/journal.db';
const w = openWriter({ file, deskId: 'desk', zone: 'Europe/Kyiv' }); if (!w.ok) throw new Error(w.error);
let seed = 1; const rnd = (n: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
const base = 1_600_000_000_000; const syl = ['ka','ro','mi','te','lu','sa','ne','vo','ber','tin','gra','pol','os','ден','ко','ми','ал','ша'];
const vocab = Array.from({ length: 20000 }, () => Array.from({ length: 2 + rnd(3) }, () => syl[rnd(18)]).join(''));
const word = () => vocab[Math.floor(20000 * (rnd(1e6) / 1e6) ** 3)]!;
function facts(i: number) {
  const id = callId(v7()), at = base + i * 157_000, number = '+38067' + String(rnd(100000) * 77 % 10000000).padStart(7, '0');
  const f = (body: any, d: number) => factToWrite({ callId: id, at: at + d, body });
  const essence = Array.from({ length: 8 }, word).join(' ');
  return [f({ kind: 'invited', direction: 'in', number, numberShown: number, displayName: 'Olena', dialled: '+380441234567', verification: 'not-said', sipCallId: v7(), headers: [{ name: 'From', value: '"Olena" <sip:x@y>'.repeat(8) }] }, 0),
   f({ kind: 'recognised', card: { ...cardOf('client', word() + ' ' + word()), company: word() } }, 1), f({ kind: 'rang' }, 2), f({ kind: 'answered' }, 500), f({ kind: 'topic-noted', topic: 'invoice' }, 550), f({ kind: 'essence-noted', essence: essence.slice(0, 30) }, 600), f({ kind: 'essence-noted', essence }, 700), f({ kind: 'ended', outcome: i % 20 ? 'answered' : 'missed', cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' } }, 900)];
}
let t = performance.now();
for (let i = 0; i < N; i += 32) w.value.append(Array.from({ length: 32 }, (_, k) => ({ zone: 'Europe/Kyiv', facts: facts(i + k) })));
console.log('fill us/call', ((performance.now() - t) / N * 1000).toFixed(0));
const q = (n: string, a: number[]) => { a.sort((x, y) => x - y); console.log(n.padEnd(22), 'n', a.length, 'p50', (a[a.length >> 1]! * 1000).toFixed(0), 'p95', (a[Math.floor(a.length * .95)]! * 1000).toFixed(0), 'max', (a.at(-1)! * 1000).toFixed(0), 'us'); };
{ const T: Record<string, number[]> = {};
for (let i = 0; i < 100; i++) for (const f of facts(N + i)) { const s = performance.now(); w.value.append([{ zone: 'Europe/Kyiv', facts: [f] }]); (T[f.kind] ??= []).push(performance.now() - s); }
for (const [n, a] of Object.entries(T)) q('in thread ' + n, a); }
{ const a: number[] = []; for (let i = 0; i < 300; i++) { const num = '+38067' + String(rnd(100000) * 77 % 10000000).padStart(7, '0'); const s = performance.now(); w.value.history(num); a.push(performance.now() - s); } q('in thread history', a); }
w.value.close(); console.log('bytes/call', (statSync(file).size / N).toFixed(0));
t = performance.now(); const o = await openJournal({ file, deskId: 'desk', zone: () => 'Europe/Kyiv' }); console.log('open ms', (performance.now() - t).toFixed(0)); if (!o.ok) throw 1; const j = o.value;
const T: Record<string, number[]> = {};
for (let i = 0; i < 100; i++) for (const f of facts(N + 200 + i)) { const num = '+38067' + String(rnd(100000) * 77 % 10000000).padStart(7, '0'); let s = performance.now(); await j.history(num); (T['history'] ??= []).push(performance.now() - s); const fact = { callId: f.callId, at: f.at, body: JSON.parse(f.payload) }; s = performance.now(); await j.append([fact]); (T['append any'] ??= []).push(performance.now() - s); (T[f.kind] ??= []).push(performance.now() - s); }
for (const [n, a] of Object.entries(T)) q(n, a);
for (const text of ['', 'k', 'ka', 'kar', vocab[0]!, vocab[0]!.slice(0, 4), vocab[15000]!, 'ка', 'ден', `${vocab[1]} ${vocab[2]}`, '5550', '067 5', '38']) for (const missedOnly of [false, true]) { const a: number[] = []; for (let i = 0; i < 15; i++) { const s = performance.now(); await j.list({ text, before: null, limit: 50, missedOnly }); a.push(performance.now() - s); } q(`list ${text} ${missedOnly ? 'missed' : ''}`, a); }
{ const a: number[] = []; for (let i = 0; i < 50; i++) { const s = performance.now(); await j.day('2020-10-1' + (i % 9)); a.push(performance.now() - s); } q('day', a); }
await j.close(); rmSync(dir, { recursive: true });
