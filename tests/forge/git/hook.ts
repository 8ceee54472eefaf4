import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Git calls it for each pushed branch, with its name and both commits. The rules are in the environment, one on each
 * line: which move of a branch is refused and why; `checked` is followed by the commits that are allowed anyway.
 */
const script = `#!/bin/sh
ref=$1 old=$2 new=$3
zero() { case "$1" in *[!0]*) return 1 ;; esac; }
zero "$old" && exit 0
way=move
zero "$new" && way=delete
forced=
test "$way" = move && { git merge-base --is-ancestor "$old" "$new" || forced=yes; }
checked= refused=
while read -r kind name words; do
  test "$name" = "$ref" || continue
  case "$kind" in
    checked) test "$words" = "$new" && checked=yes ;;
    force) test -n "$forced" && refused=$words ;;
    "$way") test -z "$checked$refused" && refused=$words ;;
  esac
done <<RULES
$FORGE_RULES
RULES
test -z "$refused" && exit 0
echo "error: GH006: Protected branch update failed for $ref."
echo "error: $refused"
exit 1
`;

export async function installHook(dir: string): Promise<void> {
  const hooks = join(dir, '.git', 'hooks');
  await mkdir(hooks, { recursive: true });
  await writeFile(join(hooks, 'update'), script, { mode: 0o755 });
}
