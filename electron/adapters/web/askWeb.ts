import { request as askPlain } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as askSecure } from 'node:https';
import { getCACertificates } from 'node:tls';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { AskWeb, WebAnswer, WebFault, WebQuestion } from '#core/web/ask.ts';
import { fromElsewhere } from './elsewhere.ts';
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
  for (let turn = 0; turn <= mostRedirections; turn += 1) {
    const headers = url.origin === first.origin ? question.headers : [];
    const answer = await askOnce(url, { method, body, headers, signal, isFirst: turn === 0, host: first.hostname });
    if (!answer.ok) return answer;
    const { message } = answer.value;
    const location = redirectionOf(message);
    if (location === null) return readWhole(message, question.mostBytes, signal);
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
  readonly isFirst: boolean;
  /** Whom the settings name. */
  readonly host: string;
}

function askOnce(url: URL, one: OneQuestion): Promise<Result<{ readonly message: IncomingMessage }, WebFault>> {
  const { method, body, headers, signal, isFirst, host } = one;
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
    ...(isFirst || url.hostname === host ? {} : fromElsewhere(url)),
  });
  return new Promise((resolve) => {
    const fail = (error: unknown): void => resolve(failed(webFault(error, signal)));
    try {
      const asked =
        url.protocol === 'https:' ? askSecure(url, { ...options(), ca: authorities() }) : askPlain(url, options());
      asked.once('response', (message) => resolve(ok({ message })));
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

let known: readonly string[] | null = null;

/** The well-known authorities and the company's own in the system's store; read once, which takes a while. */
function authorities(): string[] {
  known ??= [...getCACertificates('default'), ...getCACertificates('system')];
  return [...known];
}
