/** Libraries shared through the page's import map: specifier and what its module exports. One version of each per page. */
export const VENDOR = {
    lit: "export * from 'lit';",
    'lit/directives/class-map.js': "export * from 'lit/directives/class-map.js';",
    'lit/directives/if-defined.js': "export * from 'lit/directives/if-defined.js';",
    'lit/directives/keyed.js': "export * from 'lit/directives/keyed.js';",
    'lit/directives/live.js': "export * from 'lit/directives/live.js';",
    'lit/directives/ref.js': "export * from 'lit/directives/ref.js';",
    'lit/directives/repeat.js': "export * from 'lit/directives/repeat.js';",
    'lit/directives/style-map.js': "export * from 'lit/directives/style-map.js';",
    centrifuge: "export { Centrifuge } from 'centrifuge';",
};
