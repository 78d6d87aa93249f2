package io.benchtable.jobs.process;

import java.io.IOException;

/** A command could not be started; the message is the shell's or the kernel's. */
public final class CannotStart extends IOException {

  CannotStart(String message) {
    super(message);
  }
}
