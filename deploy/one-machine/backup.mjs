/** Writes a whole copy of n8n's database while n8n runs: `node backup.mjs <database> <folder>`. Needs Node 24. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const [database, folder] = process.argv.slice(2);
const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const copy = join(folder, `database-${time}.sqlite`);
new DatabaseSync(database).exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
console.log(copy);
