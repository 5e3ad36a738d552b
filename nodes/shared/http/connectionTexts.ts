interface ConnectionText {
	/** Node.js's codes, or their beginnings. */
	codes: RegExp;
	/** What happened, after "No connection to …: ". */
	cause: string;
	/** What to do, where it is something else than to check address and network. */
	remedy?: string;
}

const CERTIFICATE_REMEDY =
	'The key is sent only over a connection that can be trusted: correct the address in the credential, or have the certificate of the server or proxy repaired.';

const CONNECTION_TEXTS: readonly ConnectionText[] = [
	{ codes: /^ECONNREFUSED$/, cause: 'no server answers there' },
	{ codes: /^ENOTFOUND$/, cause: 'there is no such host' },
	{ codes: /^EAI_AGAIN$/, cause: 'the host name could not be looked up' },
	{ codes: /^E(HOST|NET)UNREACH$/, cause: 'the network does not reach it' },
	{ codes: /^ERR_INVALID_URL$/, cause: 'this is not a valid address' },
	{
		codes: /^(EPROTO$|ERR_SSL_)/,
		cause: 'the server does not speak https',
		remedy:
			'If it works without https (a test cabinet), write http:// in front of the address in the credential. Else check the address.',
	},
	{
		codes: /^CERT_HAS_EXPIRED$/,
		cause: 'its certificate has expired',
		remedy: CERTIFICATE_REMEDY,
	},
	{
		codes: /SELF_SIGNED_CERT/,
		cause: 'its certificate is self-signed',
		remedy: CERTIFICATE_REMEDY,
	},
	{
		codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
		cause: 'its certificate is for another host',
		remedy: CERTIFICATE_REMEDY,
	},
	{
		codes: /^(CERT_|UNABLE_TO_|ERR_TLS_)/,
		cause: 'its certificate can not be verified',
		remedy: CERTIFICATE_REMEDY,
	},
];

/** Says in plain words why there was no connection; `null` for an unknown code. */
export function connectionText(code: string): Omit<ConnectionText, 'codes'> | null {
	return CONNECTION_TEXTS.find(({ codes }) => codes.test(code)) ?? null;
}
