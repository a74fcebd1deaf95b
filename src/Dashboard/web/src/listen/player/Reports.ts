/** Says things one after the other; what is to be said while one is on its way is said once after it. */
export class Reports {
  private isBusy = false;
  private isDue = false;

  constructor(
    private readonly send: () => Promise<unknown>,
    private readonly arrived: () => void,
  ) {}

  /** A report that does not arrive is not sent again: the next one says more. */
  readonly say = async (): Promise<void> => {
    if (this.isBusy) {
      this.isDue = true;
      return;
    }
    this.isBusy = true;
    try {
      await this.send();
      this.arrived();
    } catch {
      // Who listens notices the silence, and so does this page.
    } finally {
      this.isBusy = false;
    }
    if (!this.isDue) return;
    this.isDue = false;
    void this.say();
  };
}
