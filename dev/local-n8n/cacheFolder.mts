import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * A path in this project's folder under the user's cache directory: everything large or kept between runs
 * lives there, nothing of it in the project. The folder is not created.
 */
export function cacheFolder(...inside: string[]): string {
	return join(userCache(), 'n8n-nodes-asteril', ...inside);
}

function userCache(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
	return join(homedir(), '.cache');
}
