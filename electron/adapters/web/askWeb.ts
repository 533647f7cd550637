import { request as askPlain } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as askSecure } from 'node:https';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { AskWeb, WebAnswer, WebFault, WebQuestion } from '#core/web/ask.ts';
import { trustingAgent } from './authorities.ts';
import { fromElsewhere, isInside } from './elsewhere.ts';
import { webFault } from './webFault.ts';

const mostRedirections = 3;

/**
 * Asks over HTTP as an office's server is to be asked: within a limit of time and size, over plain Node, since a private
 * authority of the company stands in the system's store and not in a browser's.
 */
export const askWeb: AskWeb = async (question) => {
  const { signal, stop } = limited(question.limitMs);
  try {
    return await askFollowing(question, signal);
  } finally {
    stop();
  }
};

async function askFollowing(question: WebQuestion, signal: AbortSignal): Promise<Result<WebAnswer, WebFault>> {
  let url = addressOf(question.url);
  if (url === null) return failed('bad-address');
  const first = url;
  let { method, body } = question;
  let fromInside = false;
  for (let turn = 0; turn <= mostRedirections; turn += 1) {
    const headers = url.origin === first.origin ? question.headers : [];
    const redirected = turn === 0 ? null : { fromInside };
    const answer = await askOnce(url, { method, body, headers, signal, redirected, host: first.hostname });
    if (!answer.ok) return answer;
    const { message, address } = answer.value;
    const location = redirectionOf(message);
    if (location === null) return readWhole(message, question.mostBytes, signal);
    fromInside = isInside(address);
    message.destroy();
    const next = addressOf(location, url.href);
    // A secret that left under encryption must not come back without it.
    if (next === null || (url.protocol === 'https:' && next.protocol !== 'https:')) return failed('bad-redirect');
    // RFC 9110 section 15.4: 307 and 308 keep the method, the others are fetched.
    if (message.statusCode !== 307 && message.statusCode !== 308) [method, body] = ['GET', null];
    else if (next.origin !== first.origin && body !== null) return failed('bad-redirect');
    url = next;
  }
  return failed('bad-redirect');
}

interface OneQuestion extends Pick<WebQuestion, 'method' | 'body' | 'headers'> {
  readonly signal: AbortSignal;
  /** Whether a server of this house or one outside sends here; null: it is the first to be asked. */
  readonly redirected: { readonly fromInside: boolean } | null;
  /** Whom the settings name. */
  readonly host: string;
}

interface Begun {
  readonly message: IncomingMessage;
  /** Who answers. */
  readonly address: string;
}

function askOnce(url: URL, one: OneQuestion): Promise<Result<Begun, WebFault>> {
  const { method, body, headers, signal, redirected, host } = one;
  const options = (): RequestOptions => ({
    method,
    signal,
    agent: false,
    // Asked for as it is: what is packed could be a thousand times as large.
    headers: {
      'Accept-Encoding': 'identity',
      'User-Agent': 'Portico',
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      ...(body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }),
    },
    ...(redirected === null || url.hostname === host ? {} : fromElsewhere(url, redirected.fromInside)),
  });
  return new Promise((resolve) => {
    const fail = (error: unknown): void => resolve(failed(webFault(error, signal)));
    try {
      const asked =
        url.protocol === 'https:' ? askSecure(url, { ...options(), agent: trustingAgent() }) : askPlain(url, options());
      asked.once('response', (message) => resolve(ok({ message, address: message.socket.remoteAddress ?? '' })));
      asked.on('error', fail);
      asked.end(body ?? undefined);
    } catch (error) {
      fail(error);
    }
  });
}

function readWhole(
  message: IncomingMessage,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Result<WebAnswer, WebFault>> {
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    message.on('data', (part: Buffer) => {
      size += part.length;
      if (size > mostBytes) {
        resolve(failed('too-large'));
        message.destroy();
      } else parts.push(part);
    });
    message.once('end', () =>
      resolve(
        message.complete
          ? ok({
              status: message.statusCode ?? 0,
              contentType: (message.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
              text: Buffer.concat(parts).toString('utf8'),
            })
          : failed('cut-off'),
      ),
    );
    message.once('error', (error) => resolve(failed(signal.aborted ? 'timeout' : cutOr(webFault(error, signal)))));
    message.once('close', () => resolve(failed(signal.aborted ? 'timeout' : 'cut-off')));
  });
}

/** It answered already: whatever ends it now cuts it. */
function cutOr(fault: WebFault): WebFault {
  return fault === 'unreachable' ? 'cut-off' : fault;
}

function redirectionOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

function addressOf(text: string, base?: string): URL | null {
  const url = URL.parse(text, base);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}

function limited(ms: number): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, stop: () => clearTimeout(timer) };
}
