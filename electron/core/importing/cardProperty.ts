/** One property of a card: [group.]NAME;PARAMETER=value,...:VALUE. Names and parameters are in capitals. */
export interface CardProperty {
  readonly name: string;
  /** Every value of every parameter; what stands without a name, as in vCard 2.1, has the name TYPE. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it stands there, still escaped and encoded. */
  readonly value: string;
}

const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT', 'B', 'Q']);

/** RFC 6350 section 3.3, RFC 2426 section 4 and vCard 2.1; null for a line that is no property. */
export function readCardProperty(line: string): CardProperty | null {
  const colon = colonOf(line);
  if (colon === -1) return null;
  const [full = '', ...rest] = partsOf(line.slice(0, colon), ';');
  // Apple groups a number with its label: item1.TEL.
  const name = full
    .slice(full.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9-]+$/.test(name)) return null;
  const parameters = new Map<string, readonly string[]>();
  for (const part of rest) {
    const equals = part.indexOf('=');
    const bare = part.trim().toUpperCase();
    const key =
      equals === -1 ? (encodings.has(bare) ? 'ENCODING' : 'TYPE') : part.slice(0, equals).trim().toUpperCase();
    const values = partsOf(equals === -1 ? part : part.slice(equals + 1), ',').map(parameterValue);
    parameters.set(key, [...(parameters.get(key) ?? []), ...values]);
  }
  return { name, parameters, value: line.slice(colon + 1) };
}

/** The colon that parts parameters from value: none within quotation marks. An unclosed quotation mark means nothing. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') quoted = !quoted;
    else if (sign === ':' && !quoted) return at;
  }
  return quoted ? line.indexOf(':') : -1;
}

function partsOf(text: string, parting: ';' | ','): readonly string[] {
  if (!text.includes('"')) return text.split(parting);
  const parts: string[] = [];
  let quoted = false;
  let begin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') quoted = !quoted;
    else if (sign === parting && !quoted) {
      parts.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  return [...parts, text.slice(begin)];
}

/** RFC 6868: ^n, ^^ and ^' in a parameter's value. */
function parameterValue(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\^(['n^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === "'" ? '"' : '^'));
}

/** The components of a structured value (N, ORG) or the items of a list, unescaped (RFC 6350 section 3.4). */
export function componentsOf(value: string, parting: ';' | ','): readonly string[] {
  const components: string[] = [];
  let begin = 0;
  for (let at = 0; at < value.length; at += 1) {
    const sign = value.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === parting) {
      components.push(unescaped(value.slice(begin, at)));
      begin = at + 1;
    }
  }
  return [...components, unescaped(value.slice(begin))];
}

export function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}
