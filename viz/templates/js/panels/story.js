'use strict';
// A story: chosen views with a sentence each, stepped through by its buttons or the arrow keys.

const STORY = META.story || [];

function viewOfStep(step) {
  return { ...START, dark: state.dark, ...STORY[step - 1].view, step };
}

function goTo(step) {
  if (step < 1 || step > STORY.length) return;
  change(viewOfStep(step));
  frame(false);
}

function showStory() {
  if (!STORY.length) return;
  const step = state.step || 0;
  byId('story').hidden = false;
  byId('story-say').replaceChildren(bdi(step ? STORY[step - 1].say : META.title));
  byId('story-at').textContent = `${step} of ${STORY.length}`;
  byId('story-back').disabled = step <= 1;
  byId('story-on').disabled = step >= STORY.length;
}

// The arrow keys turn the pages of a story wherever they have nothing else to do.
function storyKey(event) {
  const busy = event.target.closest?.('input, select, textarea, #picture');
  if (busy || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === 'ArrowRight') goTo((state.step || 0) + 1);
  else if (event.key === 'ArrowLeft') goTo((state.step || 0) - 1);
}

function wireStory() {
  if (!STORY.length) return;
  byId('story-back').addEventListener('click', () => goTo(state.step - 1));
  byId('story-on').addEventListener('click', () => goTo(state.step + 1));
  document.addEventListener('keydown', storyKey);
}
