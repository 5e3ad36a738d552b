import type { INodeProperties } from 'n8n-workflow';
import { callParameters } from '../n8n/callParameters';
import { optionParameters } from '../n8n/optionParameters';

export const properties: INodeProperties[] = [...callParameters, optionParameters()];
