/** `cn.example.A` → `Lcn/example/A;`. */
export const descriptorOf = (className: string): string => `L${className.replaceAll('.', '/')};`;

/** `Lcn/example/A;` → `cn.example.A`. */
export const classNameOf = (descriptor: string): string => descriptor.slice(1, -1).replaceAll('/', '.');
