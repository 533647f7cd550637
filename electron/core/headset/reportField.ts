/** Usages that follow one another, `first` to `first + count - 1`. */
export interface UsageRun {
  readonly first: number;
  readonly count: number;
  /** What `first` was declared as, before a later Usage Page item took the run over; null: nothing did. */
  readonly before: number | null;
}

/**
 * How one report descriptor lays its reports out: what HID 1.11 section 6.2.2 says, nothing of telephony. Padding, an
 * item without any usage, has no field; its bits count all the same.
 */
export interface ReportField {
  readonly direction: 'input' | 'output' | 'feature';
  /** 0: the device numbers no reports. */
  readonly reportId: number;
  /** Offset in the report's data, the report id not counted; least significant bit of the first byte is 0. */
  readonly bit: number;
  /** Bits of this one field (Report Size). */
  readonly bits: number;
  /**
   * `variable`: the field is the value of `usage`. `array`: the field is one of `slots` that follow one another, and
   * holds the index, counted from `logicalMin`, of a usage that is on now (section 6.2.2.5).
   */
  readonly kind: 'variable' | 'array';
  /** Page in the upper 16 bits, id in the lower; of an array its first. */
  readonly usage: number;
  /** 1, and for an array the number of its usages. */
  readonly usages: number;
  /** Of an array what its indices stand for, in order; they need not follow one another. Else empty. */
  readonly runs: readonly UsageRun[];
  /** Of an array its number of fields (Report Count), and which of them this is, from 0. Else 1 and 0. */
  readonly slots: number;
  readonly slot: number;
  readonly absolute: boolean;
  /** Constant by its flags; with a usage it is live all the same on several headsets. */
  readonly constant: boolean;
  readonly noPreferred: boolean;
  /** Low byte of the main item's flags. */
  readonly flags: number;
  readonly logicalMin: number;
  readonly logicalMax: number;
  /** Usages of the collections it stands in, outermost first. */
  readonly collections: readonly number[];
  /** It was declared under this usage before a later Usage Page item took it over (`09 07 05 09`); null otherwise. */
  readonly usageBefore: number | null;
}

export interface ReportLayout {
  readonly numbered: boolean;
  readonly fields: readonly ReportField[];
  /** Usages of the application collections at the top level, in order. */
  readonly topLevel: readonly number[];
  /** Bytes of each report's data, the id not counted. */
  readonly bytes: Readonly<Record<ReportField['direction'], ReadonlyMap<number, number>>>;
}
