/** A folder for an app below `--out`: its file name without what leads elsewhere; of two alike the second gets a number. */
export function folderName(file: string, taken: Set<string>): string {
  const last = file.split(/[\\/]/).at(-1) ?? '';
  const bare = [...last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '_').replace(/^\.+/, '')].slice(0, 100).join('');
  const name = bare === '' ? 'app' : bare;
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}-${i}`;
  taken.add(free);
  return free;
}
