/** Of so many bits of a hash, as base64url: enough that no two keys of any list are taken for each other. */
const lettersOfWord = 5;
/** Three of the key's hash, and one of the name's. */
const words = 4;
const ofKey = 3;

const sixBits = new Uint8Array(128);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
for (let bits = 0; bits < base64url.length; bits += 1) sixBits[base64url.charCodeAt(bits)] = bits;

/** `again`: with the name that it had; `other`: with another one. */
type Known = 'new' | 'again' | 'other';

/**
 * Tells of each hash of a key whether it came for the first time, and whether its name is the one of then. Sixteen bytes for each, outside of JavaScript's heap and never more
 * than half used: 32 MB for a million.
 */
export function createSeen(): (hash: string, name: string) => Known {
  let slots = 4_096;
  let table = new Uint32Array(slots * words);
  let used = 0;
  const wanted = new Uint32Array(words);

  /** Where it stands, or the free slot where it belongs. */
  function slotOf(of: Uint32Array, at: number, among: Uint32Array, count: number): number {
    for (let slot = (of[at] ?? 0) & (count - 1); ; slot = (slot + 1) & (count - 1)) {
      const place = slot * words;
      let word = 0;
      while (word < ofKey && among[place + word] === of[at + word]) word += 1;
      // No hash is all zeros: its first word says that there is one.
      if (word === ofKey || among[place] === 0) return place;
    }
  }

  function grow(): void {
    const larger = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += words)
      if (table[at] !== 0) larger.set(table.subarray(at, at + words), slotOf(table, at, larger, slots * 2));
    table = larger;
    slots *= 2;
  }

  return (hash, name) => {
    for (let word = 0; word < ofKey; word += 1) {
      let bits = 0;
      for (let letter = 0; letter < lettersOfWord; letter += 1)
        bits = (bits << 6) | (sixBits[hash.charCodeAt(word * lettersOfWord + letter)] ?? 0);
      wanted[word] = bits;
    }
    wanted[0] = ((wanted[0] ?? 0) | 0x80_00_00_00) >>> 0;
    const place = slotOf(wanted, 0, table, slots);
    wanted[ofKey] = shortHash(name);
    if (table[place] !== 0) return table[place + ofKey] === wanted[ofKey] ? 'again' : 'other';
    table.set(wanted, place);
    used += 1;
    if (used * 2 > slots) grow();
    return 'new';
  };
}

/** FNV-1a of its UTF-16 units. */
function shortHash(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  return hash >>> 0;
}
