import process from 'node:process';
import { startPractice } from '../../../electron/practice/practice.ts';
import { answerTo, dial, registerPhone } from './rawPhone.ts';

/** A program of its own: it ends by itself only if a closed exchange leaves nothing running. */
const practice = await startPractice({});
const phone = await dial(practice.account.server);
await registerPhone(phone, practice.account);
practice.bringIn();
phone.send(answerTo(await phone.next(), '180 Ringing'));
process.stdout.write('ringing\n');
await practice.close();
await phone.close();
process.stdout.write('closed\n');
