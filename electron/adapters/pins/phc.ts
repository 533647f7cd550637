/** Parameters of Argon2id (RFC 9106 section 3.1). */
export interface Argon2Parameters {
  /** Kibibytes. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

export interface KeptHash extends Argon2Parameters {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const shape = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** `$argon2id$v=19$m=...,t=...,p=...$salt$hash`, as the PHC string format has it; null for anything else. */
export function fromPhc(text: string): KeptHash | null {
  const [, memory = '', passes = '', lanes = '', salt = '', hash = ''] = shape.exec(text) ?? [];
  if (hash === '') return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

export function toPhc({ memory, passes, lanes, salt, hash }: KeptHash): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
