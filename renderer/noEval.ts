import { z } from 'zod';

// Zod probes eval() while schemas are made; the page's policy forbids that and the browser would report it.
// Imported before anything that makes schemas.
z.config({ jitless: true });
