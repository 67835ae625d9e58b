// The headers of a file that is saved and never shown, whatever is in it.

/** Headers for a file of this name and type. */
export const attachment = (name: string, mediaType: string): Record<string, string> => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
  // What the server says of all pages is not enough here; see httpApp.
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
});

/** For browsers that do not read the other form: what is no plain letter becomes a line. */
const asciiName = (name: string): string => name.replace(/[^A-Za-z0-9. _-]/g, '_');

/** RFC 8187: these signs are left alone by encodeURIComponent and must not stand there. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
