import { environmentFor } from './npm.mts';

/** What of this shell's settings must not decide how the n8n here behaves. */
const FOREIGN = /^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_URL$|GENERIC_TIMEZONE$|NODE_ENV$|JEST_)/;

/**
 * The environment of an n8n that keeps to itself: local, quiet, looking nothing up on the network.
 * `N8N_ENCRYPTION_KEY` is left to n8n, which makes one and keeps it in its user folder.
 */
export function n8nEnvironment(options: {
	node: string;
	userFolder: string;
	port: number;
	brokerPort: number;
}): NodeJS.ProcessEnv {
	const inherited = Object.entries(environmentFor(options.node)).filter(
		([key]) => !FOREIGN.test(key),
	);
	const local = '127.0.0.1,localhost';
	return {
		...Object.fromEntries(inherited),
		// The sandbox is on this machine: never through a proxy.
		NO_PROXY: [process.env.NO_PROXY, local].filter(Boolean).join(','),
		no_proxy: [process.env.no_proxy, local].filter(Boolean).join(','),
		N8N_USER_FOLDER: options.userFolder,
		N8N_PORT: String(options.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// 2.x takes this one in every process, so each needs its own.
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		// The editor is served over plain http here.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
	};
}
