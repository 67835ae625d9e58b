// Keeps the newest message in view, but never moves a reader who has scrolled up.

/** Nearer to the end than this counts as being there. */
const NEAR = 48;
/** What comes within this time is read together, from its beginning. */
const TOGETHER = 4000;
const MARGIN = 12;

/**
 * @param {HTMLElement} box what scrolls
 * @param {HTMLElement} content what grows in it
 * @param {HTMLElement} pill the button that leads to the newest message
 */
export function keepNewestInView(box, content, pill) {
  let following = true;
  /** Where the reader goes on reading; a long message is shown from here, not from its end. @type {HTMLElement | null} */
  let from = null;
  let since = 0;
  /** What came last. @type {HTMLElement | null} */
  let newest = null;

  /** Whether the reader sees where it begins: nobody needs to be led to it. */
  function isSeen() {
    return newest?.isConnected === true && newest.offsetTop + NEAR < box.scrollTop + box.clientHeight;
  }

  function move() {
    if (!following || box.clientHeight === 0) return;
    const end = box.scrollHeight - box.clientHeight;
    const start = from?.isConnected ? from.offsetTop - MARGIN : end;
    box.scrollTop = Math.min(end, start);
  }

  function toEnd() {
    following = true;
    from = null;
    pill.hidden = true;
    move();
  }

  box.addEventListener('scroll', () => {
    if (box.clientHeight === 0) return;
    following = box.scrollHeight - box.clientHeight - box.scrollTop < NEAR;
    if (following || isSeen()) pill.hidden = true;
  });
  pill.addEventListener('click', () => {
    toEnd();
    box.focus({ preventScroll: true });
  });
  const observer = new ResizeObserver(move);
  observer.observe(box);
  observer.observe(content);

  return {
    /** The person did something: what follows is what they want to see. */
    toEnd,
    /** A message came. @param {HTMLElement} element */
    arrived: (element) => {
      newest = element;
      if (!following) {
        pill.hidden = isSeen();
        return;
      }
      if (!from || Date.now() - since > TOGETHER) from = element;
      since = Date.now();
      move();
    },
    /** What the person just acted on has changed: what came of it stands at its top. @param {HTMLElement} element */
    changed: (element) => {
      if (following) from = element;
      since = Date.now();
      if (element.offsetTop < box.scrollTop) box.scrollTop = element.offsetTop - MARGIN;
    },
    /** A whole talk is shown: its last message from the beginning. */
    opened: () => {
      following = true;
      const last = content.lastElementChild;
      from = last instanceof HTMLElement ? last : null;
      since = 0;
      pill.hidden = true;
      move();
    },
  };
}
