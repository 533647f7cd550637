import type { EndCause } from '../call/end.ts';
import type { JournalLine } from '../journal/entry.ts';
import type { ExportColumn, ExportWords } from './order.ts';

/** What one column says of a call, still of its own kind: each form writes it so that it can be counted with. */
export type ExportCell =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  /** A telephone number as people write it; not a figure. */
  | { readonly kind: 'number'; readonly text: string }
  /** Epoch milliseconds. */
  | { readonly kind: 'instant'; readonly at: number }
  /** Milliseconds, never negative. */
  | { readonly kind: 'length'; readonly ms: number }
  | { readonly kind: 'count'; readonly n: number };

const nothing: ExportCell = { kind: 'nothing' };

/** Under which key `ExportWords.causes` has the sentence of a cause: what a dialled call ends for differs. */
export function causeKey({ by, code }: Pick<EndCause, 'by' | 'code'>, direction: JournalLine['direction']): string {
  return code === 'hung-up' ? `${direction}.${code}.${by}` : `${direction}.${code}`;
}

/** One cell of a call's row. Total: an unknown code is written as it is. */
export function cellOf(line: JournalLine, column: ExportColumn, words: ExportWords): ExportCell {
  switch (column) {
    case 'time':
      return { kind: 'instant', at: line.invitedAt };
    case 'answered':
      return instant(line.answeredAt);
    case 'ended':
      return instant(line.endedAt);
    case 'wait':
      return length(line.waitMs);
    case 'talk':
      return line.answeredAt === null ? nothing : length(line.talkMs);
    case 'deviations':
      return { kind: 'count', n: line.deviations };
    case 'number':
      return number(line.numberShown || line.number);
    case 'dialled':
      return number(line.dialled);
    case 'caller':
      return text(line.name || (line.numberShown || line.number ? '' : words.withheld));
    case 'company':
      return text(line.company);
    case 'direction':
      return text(said(words.directions, line.direction));
    case 'outcome':
      return text(line.outcome === null ? words.live : said(words.outcomes, line.outcome));
    case 'cause':
      return text(causeOf(line, words));
    case 'class':
      return text(said(words.classes, line.class));
    case 'line':
      return text(line.line?.name ?? '');
    case 'topic':
      return text(line.topic === '' ? '' : line.topicLabel || said(words.topics, line.topic));
    case 'essence':
      return text(line.essence);
    case 'employee':
      return text(line.transferredTo);
    case 'transferResult':
      return text(line.transferResult === null ? '' : said(words.transferResults, line.transferResult));
    case 'callback':
      return text(line.callback === null ? '' : said(words.callbacks, line.callback));
    case 'urgent':
      return text(line.urgent);
  }
}

function causeOf({ cause, direction }: JournalLine, words: ExportWords): string {
  if (cause === null) return '';
  const why = said(words.causes, causeKey(cause, direction));
  return cause.sound === undefined ? why : `${why} ${said(words.causes, `sound.${cause.sound}`)}`;
}

function said(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

function instant(at: number | null): ExportCell {
  return at === null ? nothing : { kind: 'instant', at };
}

function length(ms: number | null): ExportCell {
  return ms === null ? nothing : { kind: 'length', ms };
}

function number(shown: string): ExportCell {
  return shown === '' ? nothing : { kind: 'number', text: writable(shown) };
}

function text(words: string): ExportCell {
  return words === '' ? nothing : { kind: 'text', text: writable(words) };
}

/** Without what no file may hold: control characters (XML 1.0 section 2.2) other than breaks and tabs, halves of letters. */
function writable(words: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return words.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '');
}
