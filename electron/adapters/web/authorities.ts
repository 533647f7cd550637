import { Agent } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';

let known: Agent | null = null;

/**
 * Connections that trust the well-known authorities and the company's own in the system's store. Reading them takes a quarter
 * of a second, in which nothing else happens: once, and before a call needs it.
 */
export function trustingAgent(): Agent {
  known ??= new Agent({
    secureContext: createSecureContext({ ca: [...getCACertificates('default'), ...getCACertificates('system')] }),
  });
  return known;
}

/** What asking this address will take is made ready. */
export function prepareWeb(url: string): void {
  if (url.toLowerCase().startsWith('https:')) trustingAgent();
}
