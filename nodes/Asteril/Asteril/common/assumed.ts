/** Said of every resource but orders. */
export const ASSUMED =
	"Nobody has published how Asteril's API does this: the node follows the pattern of the orders, which were seen, until your cabinet has confirmed it. Cabinet → Check finds out where yours differs.";
