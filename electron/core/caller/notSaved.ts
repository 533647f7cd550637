/** The directory could not be written: the disk is full, away, or may not be written. Nothing was changed. */
export type NotSaved = 'not-written';
