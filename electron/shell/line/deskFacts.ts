import { worstPhone } from '#core/call/line.ts';
import type { CallView } from '#core/call/view.ts';
import { createClient } from '#core/contract/client.ts';
import type { DeskState, PushOf } from '#core/contract/contract.ts';
import type { Carrier } from '#core/contract/frame.ts';
import type { DeskFacts } from './messages.ts';

/** Follows the desk as a page that only reads, and tells the shell's facts whenever one of them is another. */
export function followDesk(
  carrier: Carrier,
  onFacts: (facts: DeskFacts) => void,
): { readonly calls: () => readonly CallView[] } {
  const client = createClient(carrier);
  let desk: DeskState | null = null;
  let told = '';

  function tell(): void {
    if (desk === null) return;
    const facts = factsOf(desk);
    const print = JSON.stringify(facts);
    if (print === told) return;
    told = print;
    onFacts(facts);
  }

  async function ask(): Promise<void> {
    const state = await client.ask('desk.state', {});
    if (state.ok) desk = state.value;
    tell();
  }

  client.on('desk.changed', (change) => {
    if (desk !== null) desk = withChange(desk, change);
    tell();
  });
  client.onGap(() => void ask());
  void ask();
  return { calls: () => desk?.calls ?? [] };
}

function withChange(desk: DeskState, change: PushOf<'desk.changed'>): DeskState {
  const changed = new Map((change.calls ?? []).map((call) => [call.callId, call]));
  const calls = new Map([...desk.calls.map((call) => [call.callId, call] as const), ...changed]);
  const order = change.order ?? [...calls.keys()];
  return {
    ...desk,
    calls: order.flatMap((callId) => calls.get(callId) ?? []),
    lines: change.lines ?? desk.lines,
    callbacks: change.callbacks ?? desk.callbacks,
    preferences: change.preferences ?? desk.preferences,
  };
}

export function factsOf(desk: DeskState): DeskFacts {
  const ringing = desk.calls.filter(({ stage }) => stage === 'ringing');
  return {
    language: desk.preferences.language,
    phone: worstPhone(desk.lines),
    ringing: ringing.map(({ callId, card }) => ({ callId, who: whoOf(card), company: card.company })),
    live: desk.calls.filter(({ stage }) => stage !== 'ringing' && stage !== 'ended').length,
    toCallBack: desk.callbacks.length,
  };
}

/** As the card shows it: name, else number. */
function whoOf({ name, number }: CallView['card']): string {
  return name === '' ? number.shown : name;
}
