import type { Language } from '#core/caller/company.ts';
import { bridgeCarrier } from './carrier/bridgeCarrier.ts';
import { handLink, linkOfTab, takeLinks } from './carrier/handedLink.ts';
import { keepLinked } from './carrier/link.ts';
import { isForReading, takeToken } from './carrier/token.ts';
import { type PageCarrier, webSocketCarrier } from './carrier/webSocketCarrier.ts';
import { followKeyTones } from './media/keySound.ts';
import { followCounting } from './media/counting.ts';
import { onDeviceChoice } from './media/deviceChoice.ts';
import { onDevices } from './media/devices.ts';
import { followAway } from './media/awayDevices.ts';
import { createMedia, type Media } from './media/media.ts';
import { createMicrophone, watchMicrophone } from './media/microphone.ts';
import { followRinging } from './media/ringing.ts';
import { followTelephone, serveMedia } from './media/telephone.ts';
import { ask } from './state/ask.ts';
import { deskState, deskStore } from './state/desk.ts';
import { follow } from './state/follow.ts';
import { watchDrafts } from './state/noteDraft.ts';
import { watchPlaybookDrafts } from './state/playbookDraft.ts';
import { followUse } from './state/raising.ts';
import type { MicrophoneState } from './state/slice.ts';
import { tellSeenHeadsets } from './state/webHid.ts';

/** Joins the page to its backend: line, store, sound. The screens only look at the store. */
export function startDesk(): void {
  const link = linkOfTab(location);
  if (link !== null && window.portico === undefined) {
    void handLink(link).then((language) => {
      const { preferences } = deskState();
      if (language === null) deskStore.setState({ connection: 'link-not-handed' });
      else deskStore.setState({ connection: 'link-handed', preferences: { ...preferences, language } });
    });
    return;
  }
  const open = lineOf(window);
  if (open === null) {
    deskStore.setState({ connection: 'no-token' });
    return;
  }
  const media = startMedia();
  takeLinks(takeLink);
  watchDrafts(window);
  watchPlaybookDrafts(window);
  followUse(window);
  const { hid } = navigator;
  const tellHeadsets = () => void (hid !== undefined && tellSeenHeadsets(hid));
  hid?.addEventListener('connect', tellHeadsets);
  keepLinked({
    open,
    onClient(client) {
      serveMedia(client, media);
      const joined = follow(client);
      tellHeadsets();
      return joined;
    },
    onRefused: () => deskStore.setState({ connection: isForReading(window) ? 'reading-ended' : 'wrong-token' }),
    timers: {
      after(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    },
  });
}

/** In the desktop application its own bridge, in a browser the host's WebSocket; null without the printed link. */
function lineOf(page: Window): (() => PageCarrier) | null {
  const { portico } = page;
  if (portico !== undefined) return () => bridgeCarrier(portico);
  const token = takeToken(page);
  // The printed link, opened in this tab again, changes only the fragment: the page begins anew with it.
  addEventListener('hashchange', () => {
    const { connection } = deskState();
    const isShut = connection === 'no-token' || connection === 'wrong-token' || connection === 'reading-ended';
    if (takeToken(page) !== token && isShut) location.reload();
  });
  if (token === null) return null;
  // A manager has come to read, and there is no call of hers.
  if (isForReading(page) && location.hash === '') location.hash = '#/journal';
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/carrier`;
  return () => webSocketCarrier(new WebSocket(address), token);
}

function startMedia(): Media {
  const { mediaDevices } = navigator;
  const microphone = createMicrophone({
    devices: mediaDevices,
    raw: wantsRawAudio(),
    onVoice: (voice) => deskStore.setState(voice.isOpen ? { voice, microphone: 'granted' } : { voice }),
    onEnded: () => media.renewMicrophone(),
    now: () => performance.now(),
  });
  const media = createMedia(microphone, document, (mediaId) => void ask('media.path-lost', { mediaId }));
  addEventListener('online', networkChanged);
  addEventListener('offline', networkChanged);
  void watchMicrophone(navigator, onState);
  // A live call goes on with the other one.
  onDevices(mediaDevices, media.renewMicrophone);
  onDeviceChoice(media.renewMicrophone);
  followAway(mediaDevices);
  followTelephone(media);
  followCounting(media);
  followRinging(document);
  followKeyTones(navigator.mediaDevices);
  return media;
}

/** Of several tabs the one that carries the sound. */
async function takeLink(link: string): Promise<Language | null> {
  if (deskState().telephone !== 'yours') return null;
  const offered = await ask('link.offer', { link });
  return offered.ok ? deskState().preferences.language : null;
}

function networkChanged(): void {
  void ask('line.test', {});
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
