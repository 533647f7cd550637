/**
 * The disk does not give what is asked for: its drive is away, or it fails. No bug, and no answer either: whoever asks may be
 * given one later. Thrown, since any question of any store can meet it; the contract refuses it as `not-readable`.
 */
export class Unreadable extends Error {
  /** SQLite's or the file system's code. */
  readonly code: string;

  constructor(code: string) {
    super(`not readable: ${code}`);
    this.name = 'Unreadable';
    this.code = code;
  }
}
