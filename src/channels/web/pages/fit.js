// Fits the page into what is visible of the window, also while the keyboard of a phone covers half of it.

/** Keeps `--height` on the page's root at the visible height. */
export function fitToWindow() {
  const view = window.visualViewport;
  if (!view) return;
  const measure = () => {
    // Somebody who has zoomed in with two fingers sees a part on purpose.
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty('--height', `${view.height}px`);
    window.scrollTo(0, 0);
  };
  view.addEventListener('resize', measure);
  measure();
}
