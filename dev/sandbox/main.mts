/** `npm run sandbox`: starts the simulation and says what to type where. */
import { parseArgs } from 'node:util';
import { startSandbox, variantNames, type VariantName } from './index.mts';
import { rootMessage } from './Problem.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: process.env.SANDBOX_PORT ?? '4010' },
		host: { type: 'string', default: '127.0.0.1' },
		key: { type: 'string', default: 'sandbox-key' },
		'auth-key': { type: 'string', default: 'sandbox-auth-key' },
		variant: { type: 'string', default: 'default' },
		help: { type: 'boolean', default: false },
	},
});

if (values.help || !isVariant(values.variant)) {
	console.log(
		'npm run sandbox -- [--port 4010] [--host 127.0.0.1] [--key …] [--auth-key …] [--variant …]\n' +
			`Variants of the cabinet: ${variantNames.join(', ')}`,
	);
	process.exit(values.help ? 0 : 1);
}

try {
	const sandbox = await startSandbox({
		port: Number(values.port),
		host: values.host,
		apiKey: values.key,
		ringostatAuthKey: values['auth-key'],
		variant: values.variant,
	});
	console.log(`Simulation of Asteril CRM and Ringostat for testing: ${sandbox.url}/

In n8n, credential "Asteril API":
  Custom Address    on
  Cabinet Address   ${sandbox.url}
  API Key           ${values.key}
In n8n, credential "Ringostat API":
  Webhook Token     one of your own, 16 or more letters and digits; the same in the form of the page
The account's API, as api.ringostat.net:
  address           ${sandbox.url}/ringostat
  Auth-key          ${values['auth-key']}

Open ${sandbox.url}/ to ring and to look. Nothing is stored; Ctrl-C ends it.`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
} catch (error) {
	console.error(`The sandbox did not start: ${rootMessage(error)}`);
	process.exit(1);
}

function isVariant(name: string): name is VariantName {
	return (variantNames as string[]).includes(name);
}
