/** The browser may still read the file when the click is over; milliseconds. */
const releasedAfterMs = 60_000;

/** Puts a file into the person's downloads; of JSON where nothing else is said. */
export function download(name: string, content: string | readonly BlobPart[], type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob(typeof content === 'string' ? [content] : [...content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), releasedAfterMs);
}
