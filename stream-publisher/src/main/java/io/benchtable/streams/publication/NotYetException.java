package io.benchtable.streams.publication;

/** Something is not there yet that will be. */
final class NotYetException extends Exception {

  private final PublicationState state;

  NotYetException(PublicationState state, String message) {
    super(message);
    this.state = state;
  }

  PublicationState state() {
    return state;
  }
}
