import type { Bridge } from '../callState.ts';
import type { Party } from './party.ts';

/**
 * Joins two by a connection of their own, as the phone of the one who is handed on would: his offer, her answer.
 * Both must be leaving. Rejects where their media fails, or one hangs up meanwhile; the other is then as before.
 */
export async function joinParties(transferee: Party, target: Party): Promise<Bridge> {
  const [one, other] = [transferee.media.turnAway(), target.media.turnAway()];
  try {
    if (one !== null && other !== null) await one.accept(await other.answer(await one.offer()));
    if (!transferee.isLeaving() || !target.isLeaving()) throw new Error('one of them hung up meanwhile');
  } catch (error) {
    transferee.media.turnBack();
    target.media.turnBack();
    throw error;
  }
  let up = true;
  const bridge: Bridge = {
    heard: () => ({ transferee: transferee.media.heard(), target: target.media.heard() }),
    isUp: () => up,
    end: () => {
      if (!up) return;
      up = false;
      transferee.part();
      target.part();
    },
  };
  transferee.join(bridge);
  target.join(bridge);
  return bridge;
}
