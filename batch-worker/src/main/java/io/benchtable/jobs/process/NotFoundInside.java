package io.benchtable.jobs.process;

import java.io.IOException;

/** An enclosure has no program of that name. */
public final class NotFoundInside extends IOException {

  NotFoundInside(String program, String enclosure) {
    super("Expected to find " + program + " in " + enclosure + ", but it is not there");
  }
}
