/** What becomes of a call to this phone. */
export type Manner =
  /** Picked up after `answerMs`, unless another call is up: then busy. */
  | 'answers'
  /** In a call that has nothing to do with the desk: 486, and the lamp says confirmed. */
  | 'busy'
  /** Rings in vain: 480 after `ringMs`. */
  | 'never-answers'
  /** Rings for `answerMs`, then 603. */
  | 'declines'
  /** The phone is not registered: 480 at once, and nothing is known for the lamp. */
  | 'away';
