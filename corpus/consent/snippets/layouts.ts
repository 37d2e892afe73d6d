export const layout = (name: string, xml: string) => ({
  resources: { layout: { [name]: { file: `res/layout/${name}.xml` } } },
  files: { [`res/layout/${name}.xml`]: xml },
});
