// Makes and builds the pages of benches/search.mjs, and measures the build.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

// Runs a program and prints its seconds, processor seconds and peak memory in MiB.
const MEASURE = `
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(os.waitstatus_to_exitcode(status))
`;

/** Writes `n` pages into a folder and builds them with a program: `{ wall, cpu, memory }` of the build. */
export function made(folder, n, kb) {
  fs.rmSync(folder, { recursive: true, force: true });
  execFileSync("python3", [path.join(here, "../corpus.py"), String(n), folder, "--search"]);
  const command = [kb, "build", "--root", path.join(folder, "kb"), "--out", path.join(folder, "public")];
  const [wall, cpu, memory] = JSON.parse(execFileSync("python3", ["-c", MEASURE, ...command], { stdio: ["ignore", "pipe", "inherit"] }));
  return { wall, cpu, memory };
}
