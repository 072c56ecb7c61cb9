/** A stylesheet imported by a panel is its minified text: `import styles from './arena.css'`. */
declare module '*.css' {
  const text: string;
  export default text;
}
