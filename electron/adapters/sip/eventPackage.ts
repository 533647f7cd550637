/** What a notifier is asked about (an event package, RFC 6665 section 5), and how its documents are read. */
export interface EventPackage<State> {
  /** The Event header. */
  readonly event: string;
  /** The media type that is asked for, and the only one that is read. */
  readonly type: string;
  /** One for each subscription, which may tell its state in parts. */
  readonly reader: () => StateReader<State>;
}

export interface StateReader<State> {
  readonly read: (body: string) => Conclusion<State>;
}

interface Conclusion<State> {
  /** Null: nothing new can be concluded. */
  readonly state: State | null;
  /** Something before it was missed, and should be asked for. */
  readonly gap: boolean;
  /** It told everything. */
  readonly full: boolean;
}

/** Of packages whose every document tells everything; null: it cannot be read, and says nothing. */
export function wholeDocuments<State>(read: (body: string) => State | null): () => StateReader<State> {
  return () => ({
    read: (body) => {
      const state = read(body);
      return { state, gap: false, full: state !== null };
    },
  });
}
