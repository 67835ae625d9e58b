// Which token opens which method, and tokens that were taken away.

/** Creates the check of the two tokens of an app. */
export function createTokens(botToken: string, appToken: string) {
  let revoked: string | undefined;
  return {
    /** The error that the API answers to this token, or undefined. */
    error(method: string, token: string | undefined): string | undefined {
      if (token === undefined || token === '') return 'not_authed';
      if (token !== botToken && token !== appToken) return 'invalid_auth';
      if (revoked !== undefined) return revoked;
      const wanted = method === 'apps.connections.open' ? appToken : botToken;
      return token === wanted ? undefined : 'not_allowed_token_type';
    },
    revoke(error = 'token_revoked'): void {
      revoked = error;
    },
    restore(): void {
      revoked = undefined;
    },
  };
}
