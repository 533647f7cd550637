import { z } from 'zod';
import { Language } from '#core/caller/company.ts';

/** Where a tab that the browser opened for a telephone link meets the tab with the console. */
const channelName = 'portico.telephone-link';
const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offered'), link: z.string().max(300) }),
  /** In whose language the tab says so. */
  z.object({ kind: z.literal('taken'), language: Language }),
]);
type Message = z.infer<typeof Message>;

/** Within it an open console has answered; milliseconds. */
const answerMs = 2_000;

/** The link for which the browser opened this tab, by the address of `linkAddress`; null for every other tab. */
export function linkOfTab(address: Location): string | null {
  return new URLSearchParams(address.search).get('call');
}

/** What the browser is asked to open for a telephone link; %s is the link (HTML, registerProtocolHandler). */
export function linkAddress(address: Location): string {
  return `${address.origin}${address.pathname}?call=%s`;
}

/** Gives the link to a tab with a console; answers its language, null where there was none. */
export function handLink(link: string): Promise<Language | null> {
  const channel = new BroadcastChannel(channelName);
  const said = Promise.withResolvers<Language | null>();
  const late = setTimeout(() => said.resolve(null), answerMs);
  channel.addEventListener('message', ({ data }) => {
    const message = Message.safeParse(data).data;
    if (message?.kind === 'taken') said.resolve(message.language);
  });
  tell(channel, { kind: 'offered', link });
  return said.promise.finally(() => {
    clearTimeout(late);
    channel.close();
  });
}

/** Other tabs' links come to this console; `take` answers its language where it could take one, else null. */
export function takeLinks(take: (link: string) => Promise<Language | null>): void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }) => {
    const message = Message.safeParse(data).data;
    if (message?.kind !== 'offered') return;
    void take(message.link).then((language) => {
      if (language !== null) tell(channel, { kind: 'taken', language });
    });
  });
}

function tell(channel: BroadcastChannel, message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of our own origin, not a window
  channel.postMessage(message);
}
