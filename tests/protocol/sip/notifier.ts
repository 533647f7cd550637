import type { Lamp } from '#core/call/lamp.ts';
import type { Desk } from './desk.ts';
import { type HeaderLine, type Heard, chance, respond, write } from './message.ts';

/** The PBX's side of one subscription to a phone's dialogs (RFC 4235). */
export interface Notifier {
  readonly subscribe: Heard;
  readonly tag: string;
  readonly notify: (body: string, options?: NotifyOptions) => void;
  /** 200, and a first NOTIFY with this body. */
  readonly accept: (body: string, expires?: number) => void;
  readonly refuse: (status: number, more?: readonly HeaderLine[]) => void;
}

interface NotifyOptions {
  readonly state?: string;
  readonly more?: readonly HeaderLine[];
  readonly type?: string;
}

export function createNotifier({ peer }: Pick<Desk, 'peer'>, subscribe: Heard, tag = chance()): Notifier {
  let cseq = 0;

  function notify(body: string, options: NotifyOptions = {}): void {
    cseq += 1;
    const { state = 'active;expires=600', more = [], type = 'application/dialog-info+xml' } = options;
    const lines: HeaderLine[] = [
      ['Via', `SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${chance()}`],
      ['From', `${subscribe.one('to')};tag=${tag}`],
      ['To', subscribe.one('from')],
      ['Call-ID', subscribe.one('call-id')],
      ['CSeq', `${cseq} NOTIFY`],
      ...(more.some(([name]) => name === 'Contact') ? [] : [['Contact', '<sip:blf@127.0.0.1;transport=ws>'] as const]),
      ...(more.some(([name]) => name === 'Event') ? [] : [['Event', 'dialog'] as const]),
      ['Subscription-State', state],
      ...more,
      ...(body === '' ? [] : [['Content-Type', type] as const]),
    ];
    peer.send(write('NOTIFY sip:1000@pbx.test SIP/2.0', lines, body));
  }

  return {
    subscribe,
    tag,
    notify,
    accept: (body, expires = 600) => {
      const answer = respond(subscribe, 200, [
        ['Contact', '<sip:blf@127.0.0.1;transport=ws>'],
        ['Expires', String(expires)],
      ]);
      peer.send(answer.replace(';tag=peer', `;tag=${tag}`));
      notify(body, { state: `active;expires=${expires}` });
    },
    refuse: (status, more = []) => peer.send(respond(subscribe, status, more)),
  };
}

/** The desk watches this extension, and the PBX has taken it. */
export async function subscribed(desk: Desk, extension: string): Promise<Notifier> {
  const subscribe = await desk.peer.take(
    (message) =>
      message.method === 'SUBSCRIBE' &&
      message.startLine.startsWith(`SUBSCRIBE sip:${extension}@`) &&
      !message.one('to').includes(';tag='),
  );
  return createNotifier(desk, subscribe);
}

/** A dialog-info document (RFC 4235 section 4.1); dialogs as "id state direction". */
export function dialogInfo(version: number, dialogs: readonly string[], state: 'full' | 'partial' = 'full'): string {
  const elements = dialogs.map((text) => {
    const [id = '', stage = '', direction] = text.split(' ');
    const towards = direction === undefined ? '' : ` direction="${direction}"`;
    return `<dialog id="${id}"${towards}><state>${stage}</state></dialog>`;
  });
  return [
    '<?xml version="1.0"?>',
    `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" entity="sip:105@pbx.test">`,
    ...elements,
    '</dialog-info>',
  ].join('\n');
}

/** What the desk was told of this extension, in order. */
export const lampsOf = (desk: Desk, extension: string): Lamp['state'][] =>
  desk.events.flatMap((event) => (event.kind === 'lamp' && event.extension === extension ? [event.lamp.state] : []));
