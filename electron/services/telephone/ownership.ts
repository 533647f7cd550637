import type { DeskState, PushName, PushOf } from '#core/contract/contract.ts';
import type { MediaBroker, SoundPage } from './mediaBroker.ts';

/** A page of the desk, as far as sound is concerned. */
export interface DeskPage extends SoundPage {
  /** It can never carry the sound. */
  readonly onlyReads: boolean;
  readonly push: <N extends PushName>(name: N, body: PushOf<N>) => void;
}

export interface Ownership {
  readonly joined: (page: DeskPage) => void;
  readonly left: (page: DeskPage) => void;
  /** False when another page carries the sound and `takeOver` was not asked. */
  readonly own: (page: DeskPage, takeOver: boolean) => boolean;
  readonly seenBy: (page: DeskPage) => DeskState['telephone'];
  readonly pages: () => Iterable<DeskPage>;
}

/** One page owns the telephone; calls outlive it, and the next owner carries them on. */
export function createOwnership(broker: MediaBroker, onNewOwner: () => void): Ownership {
  const pages = new Set<DeskPage>();

  function seenBy(page: DeskPage): DeskState['telephone'] {
    const owner = broker.owner();
    if (page.onlyReads) return 'another';
    if (owner === null) return 'nobody';
    return owner === page ? 'yours' : 'another';
  }

  function tellAll(): void {
    for (const page of pages) page.push('desk.changed', { telephone: seenBy(page) });
  }

  return {
    joined: (page) => void pages.add(page),
    left: (page) => {
      pages.delete(page);
      if (broker.owner() !== page) return;
      broker.setOwner(null);
      tellAll();
    },
    own: (page, takeOver) => {
      const owner = broker.owner();
      if (owner === page) return true;
      if (page.onlyReads) return false;
      if (owner !== null && !takeOver) return false;
      broker.setOwner(page);
      tellAll();
      onNewOwner();
      return true;
    },
    seenBy,
    pages: () => pages,
  };
}
