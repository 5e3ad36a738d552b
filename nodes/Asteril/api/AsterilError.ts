export { ApiError as AsterilError } from '../../shared/http/ApiError';
export type { ApiErrorKind as AsterilErrorKind } from '../../shared/http/ApiError';
