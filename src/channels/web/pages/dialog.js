// Shows a dialog above the page until it is closed, and brings the focus back to where it came from.

/**
 * Resolves when it is closed, with what it was closed with.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} pane whose language it speaks, and where the focus goes back to
 * @returns {Promise<string>}
 */
export function openDialog(dialog, pane) {
  const opener = document.activeElement;
  dialog.lang = pane.lang;
  dialog.dir = pane.dir;
  // Not in the pane: one that is behind another tab shows nothing, yet its dialog would close off the page.
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (opener instanceof HTMLElement && !opener.isConnected) sameIn(pane, opener)?.focus({ preventScroll: true });
      resolve(dialog.returnValue);
    });
  });
}

/** The button that does the same, made anew while the dialog was open; else the first heading of a view.
 * @param {HTMLElement} place @param {HTMLElement} gone @returns {HTMLElement | null} */
export function sameIn(place, gone) {
  const { act } = gone.dataset;
  const same = [...place.querySelectorAll('[data-act]')].find(
    (one) => one instanceof HTMLElement && act !== undefined && one.dataset.act === act,
  );
  return /** @type {HTMLElement | null} */ (same ?? place.querySelector('[data-focus]'));
}
