package io.benchtable.streams.publication;

import io.benchtable.streams.epoch.PostgresState;
import io.benchtable.streams.epoch.Slot;
import java.sql.SQLException;

/**
 * The turn to publish: one publisher has it, and the others ask for it. They may ask for days, so
 * they ask on one connection, and open nothing else before it is their turn.
 */
record Turn(PostgresState state) {

  /** Waits for the turn, and takes the lock under which it begins; false: told to stop first. */
  boolean await(Publication.Pause pause) throws SQLException, InterruptedException {
    while (true) {
      try {
        take();
        return true;
      } catch (NotYetException e) {
        if (!pause.after(e)) {
          return false;
        }
      }
    }
  }

  private void take() throws SQLException, NotYetException {
    if (!state.itemsExist()) {
      throw new NotYetException(
          PublicationState.WAITING_FOR_SCHEMA,
          "Waiting for the table service to make schema \"items\".");
    }
    free(state.slot());
    if (!state.lock()) {
      throw new NotYetException(
          PublicationState.WAITING_FOR_SLOT, "Another publisher is starting.");
    }
  }

  /** The slot, unless somebody else reads from it. */
  static Slot free(Slot slot) throws NotYetException {
    if (slot instanceof Slot.Taken(int processId)) {
      throw new NotYetException(
          PublicationState.WAITING_FOR_SLOT,
          "Another publisher reads the log (database process %d).".formatted(processId));
    }
    return slot;
  }
}
