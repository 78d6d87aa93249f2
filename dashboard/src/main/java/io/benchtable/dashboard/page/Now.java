package io.benchtable.dashboard.page;

import java.time.Instant;
import java.time.InstantSource;

/** The present moment, as the pages see it. */
public final class Now {

  private final InstantSource source;

  public Now(InstantSource source) {
    this.source = source;
  }

  /** This instant. */
  public Instant instant() {
    return source.instant();
  }
}
