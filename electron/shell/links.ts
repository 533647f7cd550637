import type { App } from 'electron/main';
import { numberOfLink } from '#core/caller/telLink.ts';

/** Telephone links of other programs, once a person has asked for them; by the installer's word too. */
export interface Links {
  /** The system hands telephone links to Portico from now on, where it lets a program ask for that. */
  readonly take: () => void;
}

/** `onNumber`: a link was followed. macOS tells it by an event, Windows and Linux by a second start of the program. */
export function setupLinks(app: App, argv: readonly string[], onNumber: (number: string) => void): Links {
  const opened = (link: string): void => {
    const number = numberOfLink(link);
    if (number !== null) onNumber(number);
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    opened(link);
  });
  app.on('second-instance', (_event, started) => started.forEach(opened));
  for (const text of argv) opened(text);
  return {
    take: () => {
      app.setAsDefaultProtocolClient('tel');
      app.setAsDefaultProtocolClient('callto');
    },
  };
}
