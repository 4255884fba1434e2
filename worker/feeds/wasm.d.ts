/** WebAssembly comes into the Worker compiled: making it from bytes is not allowed there. */
declare module '*.wasm' {
  const compiled: WebAssembly.Module;
  export default compiled;
}
