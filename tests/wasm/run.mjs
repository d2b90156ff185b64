// Runs a module of Python as a program in WebAssembly, as `python -m MODULE ARGUMENTS` does:
// node run.mjs PYODIDE LIBRARIES REPOSITORY OUT MODULE ARGUMENTS...
// PYODIDE is the directory of the npm package, LIBRARIES one of unpacked wheels; OUT is where what is written to /out goes.
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [pyodide, libraries, repository, out, module, ...rest] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(pyodide, "pyodide.mjs")).href);
const { HOME: _, ...environment } = process.env;
// A home of its own, and no bytecode beside the sources, which belong to another Python.
const python = await loadPyodide({ env: { ...environment, HOME: "/home/pyodide", PYTHONDONTWRITEBYTECODE: "1" } });
for (const [place, root] of Object.entries({ "/libraries": libraries, "/repository": repository, "/out": out })) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: path.resolve(root) }, place);
}
python.globals.set("arguments", python.toPy([module, ...rest]));
process.exitCode = python.runPython(`
import os, runpy, sys
os.chdir("/repository")
sys.path[:0] = ["/libraries", "/repository"]
sys.argv = list(arguments)
code = 0
try:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
except SystemExit as error:
    code = error.code
finally:
    sys.stdout.flush()
    sys.stderr.flush()
code if isinstance(code, int) else int(code is not None)
`);
