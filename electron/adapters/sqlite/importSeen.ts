/** Of so many bits of a hash, as base64url: enough that no two keys of any list are taken for each other. */
const lettersOfWord = 5;
const words = 4;

const sixBits = new Uint8Array(128);
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
for (let bits = 0; bits < base64url.length; bits += 1) sixBits[base64url.charCodeAt(bits)] = bits;

/**
 * Tells of each hash whether it came for the first time. Sixteen bytes for each, outside of JavaScript's heap and never more
 * than half used: 32 MB for a million.
 */
export function createSeen(): (hash: string) => boolean {
  let slots = 4_096;
  let table = new Uint32Array(slots * words);
  let used = 0;
  const wanted = new Uint32Array(words);

  /** Where it stands, or the free slot where it belongs. */
  function slotOf(of: Uint32Array, at: number, among: Uint32Array, count: number): number {
    for (let slot = (of[at] ?? 0) & (count - 1); ; slot = (slot + 1) & (count - 1)) {
      const place = slot * words;
      let word = 0;
      while (word < words && among[place + word] === of[at + word]) word += 1;
      // No hash is all zeros: its first word says that there is one.
      if (word === words || among[place] === 0) return place;
    }
  }

  function grow(): void {
    const larger = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += words)
      if (table[at] !== 0) larger.set(table.subarray(at, at + words), slotOf(table, at, larger, slots * 2));
    table = larger;
    slots *= 2;
  }

  return (hash) => {
    for (let word = 0; word < words; word += 1) {
      let bits = 0;
      for (let letter = 0; letter < lettersOfWord; letter += 1)
        bits = (bits << 6) | (sixBits[hash.charCodeAt(word * lettersOfWord + letter)] ?? 0);
      wanted[word] = bits;
    }
    wanted[0] = ((wanted[0] ?? 0) | 0x80_00_00_00) >>> 0;
    const place = slotOf(wanted, 0, table, slots);
    if (table[place] !== 0) return false;
    table.set(wanted, place);
    used += 1;
    if (used * 2 > slots) grow();
    return true;
  };
}
