/** The address of the icon sheet, filled in by the build. */
declare module 'virtual:icons' {
  const address: string;
  export default address;
}
