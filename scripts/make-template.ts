// Makes the embedded database's template after an install: `node scripts/run.mjs --generate` calls it.
import { makeTemplate } from '../src/store/template.ts';

await makeTemplate();
