/** One thing that is wrong with the desk, what still works and what to do. */
export interface Band {
  readonly kind:
    | 'no-calls'
    | 'lost'
    | 'elsewhere'
    | 'reading'
    | 'journal'
    | 'keeping'
    | 'microphone'
    | 'devices'
    | 'headset'
    | 'sound';
  readonly text: string;
  /** Trouble is told at once; the rest waits for a pause of the screen reader. */
  readonly urgent: boolean;
  readonly act: 'take-over' | 'allow-microphone' | 'take-calls' | 'open-journal' | null;
}
