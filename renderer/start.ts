import { keepLinked } from './carrier/link.ts';
import { takeToken } from './carrier/token.ts';
import { webSocketCarrier } from './carrier/webSocketCarrier.ts';
import { createMedia, type Media } from './media/media.ts';
import { createMicrophone, watchMicrophone } from './media/microphone.ts';
import { followRinging } from './media/ringing.ts';
import { followTelephone, serveMedia } from './media/telephone.ts';
import { deskState, deskStore } from './state/desk.ts';
import { follow } from './state/follow.ts';
import { watchDrafts } from './state/noteDraft.ts';
import type { MicrophoneState } from './state/slice.ts';

/** Joins the page to its backend: token, line, store, sound. The screens only look at the store. */
export function startDesk(): void {
  const token = takeToken(window);
  // The printed link, opened in this tab again, changes only the fragment: the page begins anew with it.
  addEventListener('hashchange', () => {
    const { connection } = deskState();
    if (takeToken(window) !== token && (connection === 'no-token' || connection === 'wrong-token')) location.reload();
  });
  if (token === null) {
    deskStore.setState({ connection: 'no-token' });
    return;
  }
  const media = startMedia();
  watchDrafts(window);
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/carrier`;
  keepLinked({
    open: () => webSocketCarrier(new WebSocket(address), token),
    onClient(client) {
      serveMedia(client, media);
      return follow(client);
    },
    onRefused: () => deskStore.setState({ connection: 'wrong-token' }),
    timers: {
      after(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    },
  });
}

function startMedia(): Media {
  const renew = () => void media.renewMicrophone();
  const microphone = createMicrophone({
    devices: navigator.mediaDevices,
    raw: wantsRawAudio(),
    onState,
    onUnplugged: renew,
  });
  const media = createMedia(microphone, document);
  void watchMicrophone(navigator, onState);
  navigator.mediaDevices?.addEventListener('devicechange', renew);
  followTelephone(media);
  followRinging(document);
  return media;
}

function onState(microphone: MicrophoneState): void {
  deskStore.setState({ microphone });
}

/** For whoever verifies a tone by its frequency: the browser then mends nothing. */
function wantsRawAudio(): boolean {
  if (new URLSearchParams(location.search).get('audio') === 'raw') return true;
  try {
    return sessionStorage.getItem('portico.audio') === 'raw';
  } catch {
    return false;
  }
}
