import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What n8n brings along for a community package. */
const FROM_N8N = ['n8n-workflow', 'luxon'];

export interface UnpackedPackage {
	tarball: string;
	/** Where it lies as n8n's community-nodes page would have it: `…/node_modules/<name>`. */
	folder: string;
	remove(): void;
}

/**
 * Unpacks the tarball outside of the project, where no other `node_modules` can be reached. It is
 * the one that `npm test` has packed (`ASTERIL_TARBALL`), else it is built and packed here.
 */
export function unpackPackage(): UnpackedPackage {
	const outside = mkdtempSync(join(tmpdir(), 'asteril-package-'));
	const tarball = process.env.ASTERIL_TARBALL ?? pack(outside);
	const modules = join(outside, 'node_modules');
	const folder = join(modules, 'n8n-nodes-asteril');
	mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
	for (const name of FROM_N8N) {
		symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
	}
	return { tarball, folder, remove: () => rmSync(outside, { recursive: true, force: true }) };
}

/** What the build reads. A copy is built: the project's own `dist` may be in use. */
const SOURCES =
	/^(nodes|credentials|dev|icons|templates|test|(package|tsconfig)\.json|gulpfile\.js|[A-Z_]+(\.md)?)$/;

function pack(into: string): string {
	const copy = join(into, 'copy');
	for (const name of readdirSync(ROOT).filter((entry) => SOURCES.test(entry))) {
		cpSync(join(ROOT, name), join(copy, name), { recursive: true });
	}
	symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
	const options = { cwd: copy, stdio: 'pipe' as const, shell: process.platform === 'win32' };
	execFileSync(NPM, ['run', 'build'], options);
	execFileSync(NPM, ['pack', '--ignore-scripts', '--pack-destination', into], options);
	rmSync(copy, { recursive: true });
	const tarball = readdirSync(into).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack made no tarball');
	return join(into, tarball);
}

/** Runs a script in a Node.js of its own, in that folder, and gives the JSON it prints. */
export function runIn(folder: string, script: string): unknown {
	const env = { PATH: process.env.PATH, HOME: process.env.HOME };
	const output = execFileSync(process.execPath, ['-e', script], {
		cwd: folder,
		env: env as NodeJS.ProcessEnv,
		encoding: 'utf8',
	});
	return JSON.parse(output) as unknown;
}
