package io.benchtable.jobs.process;

/** How a command ended. */
public sealed interface Exit {

  /** It ended by itself with this exit status. */
  record Status(int code) implements Exit {}

  /** A signal ended it. */
  record Signal(int number) implements Exit {}

  /** From the status of wait(2). */
  static Exit of(int waitStatus) {
    var signal = waitStatus & 0x7f;
    return signal == 0 ? new Status((waitStatus >> 8) & 0xff) : new Signal(signal);
  }
}
