/**
 * Loads what n8n has loaded anyway, then, when told where, the package as n8n loads it, and prints what the
 * second part took. Run by n8n's own Node with `--expose-gc`, which reads TypeScript by itself.
 */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const [n8nScript, packageFolder] = process.argv.slice(2);
const load = createRequire(n8nScript);
const coreBegan = process.cpuUsage();
load('reflect-metadata');
load('n8n-workflow');
const { LazyPackageDirectoryLoader } = load('n8n-core') as {
	LazyPackageDirectoryLoader: new (folder: string) => {
		loadAll(): Promise<void>;
		types: { nodes: unknown[]; credentials: unknown[] };
	};
};

const coreMs = processorMs(coreBegan);

collect();
const began = performance.now();
const cpuBegan = process.cpuUsage();
let loaded = 0;
if (packageFolder) {
	const loader = new LazyPackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	loaded = loader.types.nodes.length + loader.types.credentials.length;
}
const ms = performance.now() - began;
const cpuMs = processorMs(cpuBegan);
collect();
const { rss, heapUsed, external } = process.memoryUsage();
console.log(JSON.stringify({ ms, cpuMs, coreMs, rss, heap: heapUsed + external, loaded }));

function processorMs(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
}

function collect(): void {
	for (let times = 0; times < 3; times++) global.gc?.();
}
