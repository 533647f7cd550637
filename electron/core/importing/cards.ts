import { type CardGathering, createCardGathering } from './card.ts';
import { type CardLine, createCardLines } from './cardLines.ts';
import { readCardProperty } from './cardProperty.ts';
import { contactRow, refusedRow } from './contactRow.ts';
import type { ImportOrder } from './order.ts';
import type { Decoder, DecoderFor, ImportRow, RefusalReason, RowReader } from './row.ts';

/** vCard 2.1 lets an agent's card stand within a card; nobody writes more than one or two into each other. */
const deepest = 4;
/** Lines of one card. */
const longestCard = 100_000;

interface OpenCard {
  readonly line: number;
  readonly gathered: CardGathering;
  /** The beginning, for the report. */
  text: string;
  lines: number;
  /** Cards within this one that are not ended. */
  depth: number;
  wrong: RefusalReason | null;
}

type CardOrder = Pick<ImportOrder, 'class' | 'classWords'>;

/** Reads vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), any number of cards. `country`: ISO 3166 alpha-2 of the desk. */
export function createCardReader(
  order: CardOrder,
  country: string,
  decoder: Decoder,
  decoderFor: DecoderFor,
): RowReader {
  const lines = createCardLines();
  let card: OpenCard | null = null;
  /** `AGENT:` with nothing behind it: the next card stands within this one. */
  let agentFollows = false;

  function ended(open: OpenCard): ImportRow {
    const wrong = open.wrong ?? (open.gathered.hasTooMany() ? 'too-long' : null);
    if (wrong !== null) return refusedRow(open.line, wrong, open.text);
    return contactRow(open.line, open.gathered.told(), order, country);
  }

  function* take({ line, text }: CardLine): Generator<ImportRow> {
    const mark = /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(text.slice(0, 60))?.[1]?.toUpperCase();
    const within = agentFollows;
    agentFollows = false;
    if (mark === 'BEGIN') {
      if (card !== null && within) {
        card.depth += 1;
        if (card.depth > deepest) card.wrong = 'no-card';
        return;
      }
      // The one before was never ended.
      if (card !== null) yield refusedRow(card.line, card.wrong ?? 'cut-off', card.text);
      card = { line, gathered: createCardGathering(decoderFor), text: '', lines: 0, depth: 0, wrong: null };
      return;
    }
    if (card === null) return;
    if (mark === 'END') {
      if (card.depth > 0) {
        card.depth -= 1;
        return;
      }
      const row = ended(card);
      card = null;
      yield row;
      return;
    }
    gather(card, text);
  }

  function gather(open: OpenCard, text: string): void {
    open.lines += 1;
    if (open.lines > longestCard) open.wrong ??= 'too-long';
    agentFollows = /^(?:[\w-]+\.)?AGENT[^:]*:\s*$/i.test(text.slice(0, 200));
    if (open.depth > 0 || open.wrong !== null) return;
    if (open.text.length < 200 && !/^VERSION\s*:/i.test(text)) open.text += `${text.slice(0, 200)} `;
    const property = readCardProperty(text);
    if (property !== null) open.gathered.add(property);
  }

  function* takeAll(found: Iterable<CardLine>): Generator<ImportRow> {
    for (const line of found) yield* take(line);
  }

  return {
    *take(bytes) {
      yield* takeAll(lines.take(decoder.decode(bytes, { stream: true })));
    },
    *end() {
      yield* takeAll(lines.take(decoder.decode()));
      yield* takeAll(lines.end());
      if (card !== null) yield refusedRow(card.line, card.wrong ?? 'cut-off', card.text);
      card = null;
    },
  };
}
