import type { CabinetContract } from '../contract.mts';
import { bearer } from './bearer.mts';
import { defaultContract } from './default.mts';
import { enveloped } from './enveloped.mts';
import { local } from './local.mts';
import { numeric } from './numeric.mts';
import { polite } from './polite.mts';
import { rest } from './rest.mts';

/** Every imagined cabinet by its name. */
export const variants = {
	default: defaultContract,
	rest,
	enveloped,
	numeric,
	polite,
	local,
	bearer,
} satisfies Record<string, CabinetContract>;

export type VariantName = keyof typeof variants;

/** The names to choose from, the default one first. */
export const variantNames = Object.keys(variants) as VariantName[];
