/** The embedded database's way to the disk. Its own skips fsync: a power cut would lose everything of the run. */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type Stream = { readonly nfd?: number; readonly node: unknown }
type NodeFileSystem = {
  readonly stream_ops: { fsync?: (stream: Stream) => number }
  readonly realPath: (node: unknown) => string
}
type InitArguments = Parameters<NodeFS['init']>

/** Counts what reached the disk, so that the start can prove that a commit does. */
export class SyncedDisk extends NodeFS {
  synced = 0

  override async init(...[pg, options]: InitArguments): ReturnType<NodeFS['init']> {
    const made = await super.init(pg, options)
    made.emscriptenOpts.preRun = [
      ...(made.emscriptenOpts.preRun ?? []),
      (module: object) => {
        const { NODEFS } = module as { readonly NODEFS: NodeFileSystem }
        NODEFS.stream_ops.fsync = stream => {
          this.synced += 1
          if (typeof stream.nfd === 'number') fsyncSync(stream.nfd)
          else syncPath(NODEFS.realPath(stream.node))
          return 0
        }
      },
    ]
    return made
  }
}

/** Without `-F` (which means: no fsync); the engine's fdatasync does nothing, so fsync it is. */
export const durableStart: string[] = [
  ...PGlite.defaultStartParams.filter(flag => flag !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
]

/** Once after the first creation, which the engine does without syncing. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) syncPath(path)
  }
  syncPath(folder)
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
