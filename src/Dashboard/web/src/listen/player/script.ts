const loaded = new Map<string, Promise<void>>();

/** Loads a provider's script once; one that failed is tried again at the next call. Throws an Error with a sentence. */
export function loadScript(address: string, provider: string): Promise<void> {
  const before = loaded.get(address);
  if (before !== undefined) return before;
  const coming = new Promise<void>((done, fail) => {
    const script = document.createElement('script');
    script.src = address;
    script.async = true;
    script.onload = () => done();
    script.onerror = () => {
      loaded.delete(address);
      script.remove();
      fail(
        new Error(
          `The player of ${provider} could not be loaded. Check the network and the page’s blockers.`,
        ),
      );
    };
    document.head.append(script);
  });
  loaded.set(address, coming);
  return coming;
}
