const { readFileSync } = require('node:fs');
const path = require('node:path');
const { build } = require('esbuild');

/**
 * The package has no runtime dependency. `n8n-node build` compiles and copies, it does not bundle:
 * a left-over `require("libphonenumber-js/min")` passes lint and scanner and breaks at run time.
 * So the modules that import a library are bundled, from their source: of what was compiled
 * already esbuild could leave nothing out, and the start of n8n would take longer.
 */
const BUNDLED = ['nodes/shared/phone'];

async function bundle() {
	for (const file of BUNDLED) {
		await build({
			entryPoints: [`${file}.ts`],
			outfile: `dist/${file}.js`,
			bundle: true,
			format: 'cjs',
			minify: true,
			drop: ['console'],
			platform: 'node',
			target: 'node20',
			logLevel: 'error',
		});
	}
}

/** Fails when something in `dist` still requires what n8n does not bring along. */
async function checkImports() {
	const { globSync } = require('fast-glob');
	const allowed = /^(\.|n8n-workflow$|luxon$|node:crypto$)/;
	for (const file of globSync('dist/**/*.js')) {
		for (const [, name] of readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)) {
			if (!allowed.test(name)) throw new Error(`${path.normalize(file)} requires "${name}"`);
		}
	}
}

exports.bundle = async () => {
	await bundle();
	await checkImports();
};
