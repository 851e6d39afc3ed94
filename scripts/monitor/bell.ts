/** Lets one loop sleep until another part of the program rings. */
export class Bell {
  #isRung = false;
  #wake = () => {};

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /**
   * Waits `ms` milliseconds and resolves to false. Resolves to true as soon as the bell rings, or immediately if it has rung since the last
   * wait.
   */
  async wait(ms: number): Promise<boolean> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const wasRung = this.#isRung;
    this.#isRung = false;
    this.#wake = () => {};
    return wasRung;
  }
}
