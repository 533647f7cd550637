import type { Client } from '#core/contract/client.ts';
import { askThrough } from './ask.ts';
import { bulkChanged } from './bulks.ts';
import { deskStore } from './desk.ts';
import { exportChanged } from './exportChanges.ts';
import { headsetSignalled } from './headsetSignals.ts';
import { importChanged } from './importChanges.ts';
import { journalChanged } from './journalChanges.ts';
import { outsideChanged } from './outsideChanges.ts';
import { privacyChanged } from './privacyChanges.ts';
import { tellRoleRefusal } from './raising.ts';
import { withChange, withSnapshot } from './slice.ts';

/** Before the desk is asked again when it could not tell how it stands; milliseconds. */
const againMs = 1000;

/**
 * Lets the store follow one connection. Every push is in the store, and with it on its way to the screen, before the
 * handler of its frame returns. Answers whether the desk told how it stands.
 */
export async function follow(client: Client): Promise<boolean> {
  let live = true;

  async function askDesk(): Promise<boolean> {
    const desk = await client.ask('desk.state', {});
    if (desk.ok) deskStore.setState((slice) => ({ ...withSnapshot(slice, desk.value), connection: 'open' }));
    else if (live) setTimeout(() => void askDesk(), againMs);
    return desk.ok;
  }

  askThrough(async (name, body) => {
    const answer = await client.ask(name, body);
    if (!answer.ok) tellRoleRefusal(answer.error);
    return answer;
  });
  client.on('desk.changed', (change) => deskStore.setState((slice) => withChange(slice, change)));
  client.on('journal.changed', ({ callId }) => journalChanged(callId));
  client.on('headset.signal', headsetSignalled);
  client.on('outside.changed', outsideChanged);
  client.on('privacy.changed', privacyChanged);
  client.on('import.changed', importChanged);
  client.on('export.changed', exportChanged);
  client.on('bulk.changed', bulkChanged);
  client.onGap(() => void askDesk());
  client.onLost(() => {
    live = false;
    deskStore.setState({ connection: 'lost' });
  });
  return askDesk();
}
