import { join } from 'node:path';
import envPaths from 'env-paths';

/**
 * A path in this project's folder under the user's cache directory: everything large or kept between runs
 * lives there, nothing of it in the project. The folder is not created.
 */
export function cacheFolder(...inside: string[]): string {
	return join(envPaths('n8n-nodes-asteril', { suffix: '' }).cache, ...inside);
}
