/**
 * The way a cabinet keeps a client's phone. `local` and `spaced` are what people type in Ukraine;
 * a number they do not fit is left as it was written.
 */
export function keepPhone(
	written: string,
	kept: 'asWritten' | 'local' | 'plus' | 'spaced',
): string {
	const digits = written.replace(/\D/g, '');
	if (kept === 'asWritten' || digits === '') return written;
	if (kept === 'plus') return `+${digits.startsWith('0') ? `38${digits}` : digits}`;
	const local = /^(?:38)?(0\d{9})$/.exec(digits)?.[1];
	if (local === undefined) return written;
	if (kept === 'local') return local;
	const [, code, first, second, third] = /^(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(local) ?? [];
	return `+38 (${code}) ${first}-${second}-${third}`;
}
