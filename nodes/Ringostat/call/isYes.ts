/** `0`, `false`, `no` mean no; any other text means yes. */
export function isYes(text: string): boolean {
	return !/^(0|0\.0|false|no|off|n|none|ні|нет|-1)$/i.test(text);
}
