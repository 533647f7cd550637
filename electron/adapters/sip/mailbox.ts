import type { MessagesWaiting } from '#core/call/messages.ts';
import { createGate } from './gate.ts';
import { messagePackage } from './messageSummary.ts';
import { targetUri } from './target.ts';
import { type Watched, createWatched } from './watched.ts';
import type { OverLine, WatchListPorts } from './watchList.ts';

/** The account's own mailbox at the exchange, where it has one. */
export interface Mailbox extends OverLine {
  /** A summary that came without having been asked for. */
  readonly told: (body: string) => void;
}

export interface MailboxPorts extends WatchListPorts {
  /** Address of record of the account, whose mailbox it is (RFC 3842 section 4.1). */
  readonly uri: string;
  /** Null: it is not known, or there is none. */
  readonly onMessages: (messages: MessagesWaiting | null) => void;
}

export function createMailbox(ports: MailboxPorts): Mailbox {
  const { userAgent } = ports;
  const target = targetUri(ports.uri, ports.domain);
  let shown: MessagesWaiting | null = null;

  function show(messages: MessagesWaiting | null): void {
    const same =
      shown?.fresh === messages?.fresh && shown?.kept === messages?.kept && shown?.number === messages?.number;
    shown = messages;
    if (!same) ports.onMessages(messages);
  }

  const watched: Watched | null =
    userAgent === null || target === null
      ? null
      : createWatched({ ...ports, userAgent, target, about: messagePackage, gate: createGate(1), onState: show });

  return {
    told: (body) => {
      const { state } = messagePackage.reader().read(body);
      if (state !== null) show(state);
    },
    linkLost: () => watched?.linkLost(),
    linkRestored: () => watched?.start(),
    close: () => new Promise((told) => (watched === null ? told() : watched.stop(told))),
  };
}
