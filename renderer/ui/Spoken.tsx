import { Hidden } from './Hidden.tsx';

interface SpokenProps {
  readonly shown: string;
  /** Whole in itself: "Transfer to Olena Koval". */
  readonly spoken: string;
}

/** The words of a button among many of the same: short to the eye, whole to who listens. */
export function Spoken({ shown, spoken }: SpokenProps) {
  return (
    <>
      <span aria-hidden="true">{shown}</span>
      <Hidden>{spoken}</Hidden>
    </>
  );
}
