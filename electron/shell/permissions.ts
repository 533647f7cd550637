import type { Session, SystemPreferences } from 'electron/main';
import { isOurs } from './ourPage.ts';

/**
 * The sound of a call goes from the page to the telephone system, mostly in the office's own network and to the practice
 * exchange on this very machine. The page's policy lets nothing else of it reach a network.
 */
const soundsWay: ReadonlySet<string> = new Set(['local-network', 'local-network-access', 'loopback-network']);

/**
 * The microphone for our own page, and the sight of HID devices: Windows tells how a headset's reports are laid out to
 * Chromium alone. Everything else is denied: camera, screen, notifications, other devices, ...
 * `mac`: macOS asks the person too, once for each application.
 */
export function setupPermissions(session: Session, mac: SystemPreferences | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { isMainFrame, requestingUrl } = details;
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const microphone = permission === 'media' && kinds.length > 0 && kinds.every((kind) => kind === 'audio');
    const granted = isMainFrame && isOurs(requestingUrl) && (microphone || soundsWay.has(permission));
    if (granted && microphone && mac !== null) void mac.askForMediaAccess('microphone').then(answer);
    else answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { isMainFrame, mediaType }) => {
    const microphone = permission === 'media' && mediaType === 'audio';
    return (
      isMainFrame && isOurOrigin(requestingOrigin) && (microphone || soundsWay.has(permission) || permission === 'hid')
    );
  });
  session.setDevicePermissionHandler(({ deviceType, origin }) => deviceType === 'hid' && isOurOrigin(origin));
}

/** An origin comes with or without its slash. */
function isOurOrigin(origin: string): boolean {
  return isOurs(origin.endsWith('/') ? origin : `${origin}/`);
}
