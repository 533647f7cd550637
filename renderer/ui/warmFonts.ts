/** Loads every script's letters before the first caller needs them: a name must not appear late or jump. */
export function warmFonts(): void {
  for (const weight of [400, 500, 600])
    for (const [family, letters] of [
      ['IBM Plex Sans', 'ałж'],
      ['IBM Plex Sans Arabic', 'ع'],
    ])
      void document.fonts.load(`${weight} 1rem '${family}'`, letters);
}
