/**
 * What letters, alone and together, are heard as, in the scripts that the desk's callers write. One sign a sound:
 *
 *   a  e (o, ё)  u          vowels; i, y and j come and go between romanisations and are left out
 *   v (w, f)  h (g, kh)     heard as one somewhere: Петров Petroff, Ганна Hanna, Олег Oleh, شيفتشينكو
 *   w (sh)  c (ch)  j (dzh) s (ts)  z (zh)
 *   b p d t k l m n r       themselves
 *
 * Ukrainian: Cabinet of Ministers 55 of 2010 (Zghurskyi, Shcherbukhy); passports of the USSR and Russia (GOST R 52535.1, ICAO
 * 9303: shch, ie, ia, iu); German (sch, tsch, w), French (ch, ou), Polish (sz, cz, rz, w) and Turkish (ş, ç) spellings.
 */
const latin = `
  a=a b=b c=k d=d e=e f=v g=h h=h i= j= k=k l=l m=m n=n o=e p=p q=k r=r s=s t=t u=u v=v w=v x=ks y= z=z
  schtsch=w shch=w szcz=w tsch=c dsch=j dzh=j tch=c tsh=c sch=w ch=c sh=w zh=z kh=h gh=h ph=v th=t ck=k
  cz=c sz=w rz=z ts=s tz=s dj=j dz=z ce=se ci=s cy=s ou=u oo=u
`;

const cyrillic = `
  а=a б=b в=v г=h д=d е=e є=e ж=z з=z и= і= ї= й= к=k л=l м=m н=n о=e п=p р=r с=s т=t у=u ў=v ф=v х=h ц=s
  ч=c ш=w щ=w ъ= ы= ь= э=e ю=u я=a ј= љ=l њ=n ђ=j ћ=c џ=j қ=k ғ=h ң=n ә=a ө=e ұ=u ү=u һ=h дж=j дз=z тч=c
  тш=c тс=s
`;

const greek = `
  α=a β=v γ=h δ=d ε=e ζ=z η= θ=t ι= κ=k λ=l μ=m ν=n ξ=ks ο=e π=p ρ=r σ=s τ=t υ= φ=v χ=h ψ=ps ω=e ου=u μπ=b
  ντ=d αυ=av ευ=ev τσ=s τζ=j γκ=h
`;

/** Arabic and Persian write consonants; what stands for a long vowel may as well stand for none. */
const arabic = `
  ا= ب=b ت=t ث=s ج=j ح=h خ=h د=d ذ=z ر=r ز=z س=s ش=w ص=s ض=d ط=t ظ=z ع= غ=h ف=v ق=k ك=k ل=l م=m ن=n ه=h و=
  ي= ء= پ=p چ=c ژ=z ڤ=v گ=h تش=c تس=s دج=j
`;

/** Letters, =, and how they are heard. */
function pairsIn(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('='))
    .map(([letters = '', sound = '']) => [letters, sound] as const);
}

/** By the letter's number, since a million names are heard in a row. */
const alone: string[] = [];
/** Those that are heard as one, by their first letter's number, the longest first. */
const together: (readonly (readonly [letters: string, sound: string])[])[] = [];
for (const [letters, sound] of pairsIn(latin + cyrillic + greek + arabic)) {
  const first = letters.charCodeAt(0);
  if (letters.length === 1) alone[first] = sound;
  else
    together[first] = [...(together[first] ?? []), [letters, sound] as const].toSorted(
      ([one], [other]) => other.length - one.length,
    );
}

/** A folded word as it is heard; what is no letter of these scripts stays as it is. */
export function heard(word: string): string {
  let told = '';
  for (let at = 0; at < word.length;) {
    const letter = word.charCodeAt(at);
    const several = together[letter]?.find(([letters]) => word.startsWith(letters, at));
    told += several?.[1] ?? alone[letter] ?? word.charAt(at);
    at += several?.[0].length ?? 1;
  }
  return told;
}

/** What may be typed next that makes another sound of the last letter: "sh" of "s", "تش" of "ت". */
export function goingOn(word: string): readonly string[] {
  return (nextLetters.get(word.slice(-1)) ?? []).map((next) => word + next);
}

const nextLetters: ReadonlyMap<string, readonly string[]> = new Map(
  pairsIn('c=h d=j,z k=h p=h r=z s=h t=s,ch д=ж,з τ=σ,ζ μ=π ν=τ ت=ش,س د=ج').map(([last, next]) => [
    last,
    next.split(','),
  ]),
);
