/**
 * `node .github/pack-check.mjs <tarball>`: what would be published is what package.json promises, and no more.
 */
import { execFileSync } from 'node:child_process';

const [tarball] = process.argv.slice(2);
const tar = (...args) => execFileSync('tar', args, { encoding: 'utf8' });
const files = tar('-tzf', tarball)
	.trim()
	.split('\n')
	.map((file) => file.replace(/^package\//, ''));
const manifest = JSON.parse(tar('-xzOf', tarball, 'package/package.json'));

const promised = [...manifest.n8n.nodes, ...manifest.n8n.credentials, 'LICENSE', 'README.md'];
const missing = promised.filter((file) => !files.includes(file));
const allowed =
	/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD_PARTY_NOTICES\.md)$|^dist\/|^templates\/[\w-]+\.json$/;
const surplus = files.filter((file) => !allowed.test(file) || /\.(ts|map|tsbuildinfo)$/.test(file));
const scripts = Object.keys(manifest.scripts ?? {}).filter((name) =>
	/^(pre|post)?install$/.test(name),
);
const dependencies = Object.keys(manifest.dependencies ?? {});

const wrong = [
	...missing.map((file) => `missing: ${file}`),
	...surplus.map((file) => `should not be in it: ${file}`),
	...scripts.map((name) => `script that runs on installing: ${name}`),
	...dependencies.map((name) => `dependency: ${name}`),
];
console.log(wrong.length === 0 ? `${files.length} files, as promised` : wrong.join('\n'));
process.exit(wrong.length === 0 ? 0 : 1);
