/** The lock file serves every system, wherever it was written. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Locked {
	resolved?: string;
	optionalDependencies?: Record<string, string>;
}

const file = join(__dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };

test('it names every optional package, also of systems on which it was not written', () => {
	const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
	);
	expect(missing).toEqual([]);
});

test.each([
	'linux-x64-gnu',
	'linux-x64-musl',
	'linux-arm64-gnu',
	'linux-arm64-musl',
	'darwin-arm64',
])('it names the compiler for %s', (system) => {
	expect(packages).toHaveProperty([`node_modules/@swc/core-${system}`]);
});

test('it names no registry', () => {
	expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});

/** As Node looks a package up: beside the one that asks for it, or further up. */
function isLocked(name: string, from: string): boolean {
	for (let at = from; ; at = dirname(at)) {
		if (join(at, 'node_modules', name).replaceAll('\\', '/') in packages) return true;
		if (at === '' || at === '.') return false;
	}
}
