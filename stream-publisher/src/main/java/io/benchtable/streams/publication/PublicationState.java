package io.benchtable.streams.publication;

/** What the publisher is doing. */
enum PublicationState {
  /** Connects, and finds out where to go on. */
  STARTING,
  /** The table service has not made its schema yet. */
  WAITING_FOR_SCHEMA,
  /** Another publisher reads the log. */
  WAITING_FOR_SLOT,
  /** Changes are published as they are committed. */
  PUBLISHING,
  /** Something failed; it starts again in a moment. */
  FAILED,
  /** It was told to stop. */
  STOPPED
}
