/** `cn.example.A` → `Lcn/example/A;`. */
export const descriptorOf = (className: string): string => `L${className.replaceAll('.', '/')};`;

/** `Lcn/example/A;` → `cn.example.A`. */
export const classNameOf = (descriptor: string): string => descriptor.replace(/^\[*L|;$/g, '').replaceAll('/', '.');

/** The class around all inner ones: `Lcn/example/A$1$B;` → `Lcn/example/A;`. */
export const outermostOf = (descriptor: string): string => descriptor.replace(/^(L[^$;]*[^$/;])\$.*;$/, '$1;');
