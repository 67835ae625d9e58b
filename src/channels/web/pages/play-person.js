// The chat of a synthetic person for whom the visitor speaks.
import { fitToWindow } from './fit.js';
import { mountPane } from './pane.js';

const place = document.getElementById('talk');
if (place) {
  const who = place.dataset.who ?? '';
  fitToWindow();
  mountPane(place, { base: `/sandbox/play/talk/${who}`, desk: who.startsWith('coordinator') });
}
