import { deskStore } from '../state/desk.ts';

/** Lets the browser ask the person for the microphone, at a press and before a call needs it; nothing stays open. */
export async function askForMicrophone(): Promise<void> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    deskStore.setState({ microphone: 'granted' });
  } catch (error) {
    const refused = error instanceof DOMException && error.name === 'NotAllowedError';
    deskStore.setState({ microphone: refused ? 'refused' : 'missing' });
  }
}
