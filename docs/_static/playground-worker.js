// Python in a worker of its own: the page stays responsive, and a loop that never ends can be stopped.
import { loadPyodide } from '../playground/pyodide.mjs';

const folder = new URL('../playground/', import.meta.url).href;
const say = (kind, text) => self.postMessage({ kind, text });

// The runtime tells nobody how far its loading has come, so what passes is counted.
const received = self.fetch.bind(self);
let bytes = 0;
const count = size => self.postMessage({ kind: 'progress', bytes: bytes += size });
self.fetch = async (...wanted) => {
  const response = await received(...wanted);
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  const counting = new TransformStream({
    transform(chunk, controller) {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counting), response);
};

const archive = async name => (await self.fetch(folder + name)).arrayBuffer();

async function start(names) {
  const [python, ...archives] = await Promise.all([
    // Without a place for packages there would be one on another host.
    loadPyodide({ indexURL: folder, packageBaseUrl: folder, stdin: () => undefined }),
    ...names.map(archive),
  ]);
  const extractDir = python.pyimport('sysconfig').get_path('purelib');
  for (const content of archives) python.unpackArchive(content, 'zip', { extractDir });
  return python.pyimport('console').start(say);
}

let shell;
self.onmessage = async ({ data }) => {
  try {
    if (data.kind === 'start') {
      shell = await start(data.archives);
      say('ready');
    } else if (!data.whole && !shell.complete(data.source)) {
      say('more');
    } else {
      say('begun');
      say('done', shell.execute(data.source));
    }
  } catch (error) {
    say('broken', String(error));
  }
};
