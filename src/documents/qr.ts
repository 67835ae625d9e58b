// A QR code of a link, as a picture that can be printed at any size and one that can be sent in any chat.
import encodeQR from 'qr';

/** A quarter of the code may be dirty or folded: it is printed on paper that is carried around. */
const ERROR_CORRECTION = 'quartile';

/** The code as SVG. */
export const qrSvg = (link: string): string => encodeQR(link, 'svg', { ecc: ERROR_CORRECTION, border: 4 });

/** The code as a GIF picture, large enough for the camera of a telephone. */
export const qrPicture = (link: string): Uint8Array =>
  encodeQR(link, 'gif', { ecc: ERROR_CORRECTION, border: 4, scale: 12 });
