// The refusals of the Web API: `{ ok: false, error }` with Slack's own error names.
import type { Payload } from './types.ts';

export type ApiError = Error & { extra: Payload };

/** An error that the API answers under this name. */
export function apiError(name: string, extra: Payload = {}): ApiError {
  return Object.assign(new Error(name), { extra });
}

/** True for errors made here; anything else is a defect of the stand-in itself. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && typeof (error as Partial<ApiError>).extra === 'object';
}
