import type { Told } from './contactRow.ts';
import { type CardProperty, componentsOf, unescaped } from './cardProperty.ts';
import { decodeQuotedPrintable } from './quotedPrintable.ts';
import type { DecoderFor } from './row.ts';

/** A card that has more is no person's. */
const mostNumbers = 1_000;
const mostCategories = 50;

/** What a card tells, gathered property by property. */
export interface CardGathering {
  readonly add: (property: CardProperty) => void;
  readonly told: () => Told;
  readonly hasTooMany: () => boolean;
}

export function createCardGathering(decoderFor: DecoderFor): CardGathering {
  const numbers: string[] = [];
  const classes: string[] = [];
  let tooMany = false;
  let name = '';
  let parts: readonly string[] = [];
  let company = '';
  let language = '';
  let key = '';

  function add(property: CardProperty): void {
    const value = plainValue(property, decoderFor);
    switch (property.name) {
      case 'FN':
        name ||= unescaped(value);
        return;
      case 'N':
        if (parts.length === 0) parts = componentsOf(value, ';');
        return;
      case 'ORG':
        company ||= componentsOf(value, ';')[0] ?? '';
        return;
      case 'TEL':
        if (isForFax(property)) return;
        if (numbers.length < mostNumbers) numbers.push(unescaped(value));
        else tooMany = true;
        return;
      case 'CATEGORIES':
        if (classes.length < mostCategories) classes.push(...componentsOf(value, ',').slice(0, mostCategories));
        return;
      case 'LANG':
      case 'LANGUAGE':
        language ||= unescaped(value);
        return;
      case 'UID':
        key ||= unescaped(value);
        return;
      default:
    }
  }

  return {
    add,
    told: () => ({
      name,
      firstName: parts[1] ?? '',
      middleName: parts[2] ?? '',
      lastName: parts[0] ?? '',
      company,
      numbers,
      classes,
      language,
      responsible: '',
      key,
    }),
    hasTooMany: () => tooMany,
  };
}

/** Nobody calls from a fax or a pager; a number that is both is a telephone. */
function isForFax({ parameters }: CardProperty): boolean {
  const types = new Set((parameters.get('TYPE') ?? []).flatMap((type) => type.toLowerCase().split(',')));
  const is = (type: string): boolean => types.has(type);
  return (is('fax') || is('pager') || is('modem')) && !is('voice') && !is('cell');
}

function plainValue({ value, parameters }: CardProperty, decoderFor: DecoderFor): string {
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase() ?? '';
  if (encoding !== 'QUOTED-PRINTABLE' && encoding !== 'Q') return value;
  return decodeQuotedPrintable(value, parameters.get('CHARSET')?.[0] ?? 'utf-8', decoderFor);
}
