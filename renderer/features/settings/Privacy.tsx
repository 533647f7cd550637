import { useDesk } from '../../state/desk.ts';
import { isAllowed } from '../../state/raising.ts';
import { AccessLog } from './AccessLog.tsx';
import { ErasePerson } from './ErasePerson.tsx';
import { KeptHowLong } from './KeptHowLong.tsx';
import { Receipts } from './Receipts.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { usePrivacy } from './usePrivacy.ts';

/** What is kept of callers, for how long, how one person is forgotten, and who has looked at what. */
export function Privacy() {
  const state = usePrivacy();
  const session = useDesk((slice) => slice.session);
  const mayRead = session.seat === 'reading' || isAllowed(session, 'manager');
  return (
    <SectionPanel section="privacy" save={null}>
      {state !== null && (
        <>
          <KeptHowLong key={JSON.stringify(state.retention)} state={state} />
          <ErasePerson state={state} />
          <Receipts receipts={state.receipts} />
        </>
      )}
      {mayRead && <AccessLog />}
    </SectionPanel>
  );
}
