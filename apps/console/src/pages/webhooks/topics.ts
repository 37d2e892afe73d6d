/** As the API has it: `run.finished`, `run.*` or `*`. */
const TOPIC = /^([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*(\.\*)?|\*)$/;

/** The topics that were typed, each once, and what of it is none. */
export function topicsOf(typed: string): { readonly topics: readonly string[]; readonly bad: readonly string[] } {
  const parts = [...new Set(typed.split(/[\s,，、]+/).filter((one) => one !== ''))];
  return { topics: parts.filter((one) => TOPIC.test(one)), bad: parts.filter((one) => !TOPIC.test(one)) };
}

/** There is a topic at least, and nothing that is none. */
export function areTopics(typed: string): boolean {
  const { topics, bad } = topicsOf(typed);
  return topics.length > 0 && bad.length === 0;
}
