import type { Schema } from '../migrate.ts';
import { directory0001 } from './0001.ts';
import { directory0002 } from './0002.ts';
import { directory0003 } from './0003.ts';
import { directory0004 } from './0004.ts';
import { directory0005 } from './0005.ts';
import { directory0006 } from './0006.ts';
import { directory0007 } from './0007.ts';
import { directory0008 } from './0008.ts';
import { directory0009 } from './0009.ts';
import { directory0010 } from './0010.ts';
import { directory0011 } from './0011.ts';

/** "PorD". Released migrations are never changed. */
export const directorySchema: Schema = {
  applicationId: 0x50_6f_72_44,
  migrations: [
    directory0001,
    directory0002,
    directory0003,
    directory0004,
    directory0005,
    directory0006,
    directory0007,
    directory0008,
    directory0009,
    directory0010,
    directory0011,
  ],
};
