import type { Schema } from '../migrate.ts';
import { imported0001 } from './0001.ts';

/** "PorI". Released migrations are never changed. */
export const importedSchema: Schema = { applicationId: 0x50_6f_72_49, migrations: [imported0001] };
