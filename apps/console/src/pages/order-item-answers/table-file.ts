const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' as const;

/** What a file of answers is, by its name: the server looks at its bytes. */
export const mediaTypeOf = (name: string): typeof XLSX | 'text/csv' => (name.toLowerCase().endsWith('.csv') ? 'text/csv' : XLSX);
