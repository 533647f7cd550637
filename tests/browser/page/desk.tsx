import '../../../renderer/noEval.ts';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { takeTelephone } from '../../../renderer/media/telephone.ts';
import { startDesk } from '../../../renderer/start.ts';
import { deskState, deskStore, useCall, useDesk } from '../../../renderer/state/desk.ts';
import { useNote } from '../../../renderer/state/noteDraft.ts';

/** The page's plumbing with the least of screens. */
export interface BareDesk {
  readonly state: typeof deskState;
  readonly takeTelephone: typeof takeTelephone;
  /** How often each call's card was drawn. */
  readonly drawn: Record<string, number>;
  /** Every state of the connection, one after the other. */
  readonly connections: string[];
}

declare global {
  interface Window {
    desk: BareDesk;
  }
}

const drawn: Record<string, number> = {};
const connections: string[] = [];
window.desk = { state: deskState, takeTelephone, drawn, connections };
deskStore.subscribe((now, before) => {
  if (now.connection !== before.connection) connections.push(now.connection);
});

function Card({ callId }: { readonly callId: string }) {
  const call = useCall(callId);
  const note = useNote(callId);
  useEffect(() => {
    drawn[callId] = (drawn[callId] ?? 0) + 1;
  });
  return (
    <li>
      {call?.stage}
      <textarea
        aria-label={`Essence of ${callId}`}
        data-state={note.state}
        value={note.text}
        onChange={(event) => note.setText(event.target.value)}
        onBlur={note.flush}
      />
    </li>
  );
}

function Cards() {
  const order = useDesk((slice) => slice.order);
  return (
    <ul>
      {order.map((callId) => (
        <Card key={callId} callId={callId} />
      ))}
    </ul>
  );
}

const root = document.createElement('main');
document.body.append(root);
createRoot(root).render(<Cards />);
startDesk();
