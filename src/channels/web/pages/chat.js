// The web chat: one talk that fills the page.
import { fitToWindow } from './fit.js';
import { mountPane } from './pane.js';

const place = document.getElementById('talk');
if (place) {
  fitToWindow();
  const { lost = '', over = '', overLink = '' } = place.dataset;
  mountPane(place, { base: '/chat', labels: { lost, over, 'over.link': overLink } });
}
