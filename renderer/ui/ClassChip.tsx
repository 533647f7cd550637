import type { ReactNode } from 'react';
import { type CallerClass, entryOf } from '#core/caller/callerClass.ts';
import { Chip } from './Chip.tsx';
import { ClassSign } from './ClassSign.tsx';
import { useClasses } from './classesContext.ts';

/** A class of callers by colour, shape and `children`, its words. */
export function ClassChip({ of, children }: { readonly of: CallerClass; readonly children: ReactNode }) {
  const { colour, icon } = entryOf(useClasses(), of);
  return (
    <Chip tone={colour} icon={<ClassSign icon={icon} />}>
      {children}
    </Chip>
  );
}
