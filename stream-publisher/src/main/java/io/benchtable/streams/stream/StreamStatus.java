package io.benchtable.streams.stream;

/** The life of a stream. */
enum StreamStatus {
  /** The table has it, and the publisher has not come that far in the log. */
  ENABLING,
  /** Changes are written to it. */
  ENABLED,
  /** The table has it no more, and the publisher has not come that far in the log. */
  DISABLING,
  /** It is complete, and can be read for 24 hours more. */
  DISABLED
}
