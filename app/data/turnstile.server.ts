/** Lets one holder in at a time, first come first served, but for those who may go ahead. */
export class Turnstile {
  #isTaken = false;
  readonly #waiting: Array<() => void> = [];

  /**
   * Resolves when it is the caller's turn, with the function that ends it. Ending twice is harmless.
   *
   * @param ahead goes before all who wait: for what is short and must not come late.
   */
  async enter({ ahead = false } = {}): Promise<() => void> {
    if (this.#isTaken) {
      await new Promise<void>((turn) => (ahead ? this.#waiting.unshift(turn) : this.#waiting.push(turn)));
    }
    this.#isTaken = true;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#isTaken = false;
      else next();
    };
  }

  async run<T>(work: () => Promise<T>, options: { ahead?: boolean } = {}): Promise<T> {
    const leave = await this.enter(options);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
