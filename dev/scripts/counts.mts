import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../local-n8n/projectRoot.mts';

export interface Counts {
	passed: number;
	failed: number;
}

/** Returns the path of a file under `reports/`, which git ignores. Creates the folder, and removes the file of an earlier run. */
export function freshReport(name: string): string {
	const folder = join(projectRoot(), 'reports');
	mkdirSync(folder, { recursive: true });
	const file = join(folder, name);
	rmSync(file, { force: true });
	return file;
}

export function addCounts(all: Counts[]): Counts {
	const sum = (of: keyof Counts) => all.reduce((total, counts) => total + counts[of], 0);
	return { passed: sum('passed'), failed: sum('failed') };
}

/** Leaves the counts for `.ci/run`, which adds them up, and prints them as the last line. */
export function closeWith(name: string, { passed, failed }: Counts): never {
	writeFileSync(freshReport(`${name}.counts`), `${passed} ${failed}\n`);
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
