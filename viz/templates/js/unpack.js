'use strict';
// The data is deflated and in base64: a file small enough to send. This script comes before vis-network, so that the
// browser unpacks the one while it reads the other.

const unpacking = (async () => {
  if (typeof DecompressionStream !== 'function') document.getElementById('too-old').hidden = false;
  const text = document.getElementById('data').textContent.trim();
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
})();
