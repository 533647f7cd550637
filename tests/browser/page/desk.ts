import '../../../renderer/noEval.ts';
import { startDesk } from '../../../renderer/start.ts';
import { takeTelephone } from '../../../renderer/media/telephone.ts';
import { deskState } from '../../../renderer/state/desk.ts';

/** The page's plumbing without its screens. */
export interface BareDesk {
  readonly state: typeof deskState;
  readonly takeTelephone: typeof takeTelephone;
}

declare global {
  interface Window {
    desk: BareDesk;
  }
}

window.desk = { state: deskState, takeTelephone };
startDesk();
