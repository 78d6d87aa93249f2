package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.wal.Lsn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationTests {

  private final PublicationStatus status = new PublicationStatus();
  private final List<PublicationStatus.Report> seen = new ArrayList<>();
  private int attempts;

  @Test
  void goesOnAfterAnErrorOfTheVirtualMachine() {
    Publication[] running = new Publication[1];
    running[0] =
        new Publication(
            status,
            stopped ->
                (suspicion, pause) -> {
                  seen.add(status.report());
                  if (++attempts == 1) {
                    status.publishes(1, Lsn.ZERO, "Changes are published.");
                    throw new OutOfMemoryError("no room");
                  }
                  running[0].stop();
                  assertThat(stopped.getAsBoolean()).isTrue();
                });
    running[0].run();
    assertThat(seen)
        .extracting(PublicationStatus.Report::state)
        .containsExactly(PublicationState.STARTING, PublicationState.FAILED);
    assertThat(seen.getLast().detail()).isEqualTo("no room");
    assertThat(status.report().state()).isEqualTo(PublicationState.STOPPED);
  }

  @Test
  void remembersWhyHistoryBrokeUntilItHasPublishedAgain() {
    List<Optional<Reason>> told = new ArrayList<>();
    Publication[] running = new Publication[1];
    running[0] =
        new Publication(
            status,
            stopped ->
                (suspicion, pause) -> {
                  told.add(suspicion);
                  switch (++attempts) {
                    case 1 -> throw new HistoryBrokenException(Reason.EVENTS_LOST, "lost");
                    case 2 -> throw new SQLException("away");
                    case 3 -> {
                      status.publishes(2, Lsn.ZERO, "Changes are published.");
                      throw new SQLException("away again");
                    }
                    default -> running[0].stop();
                  }
                });
    running[0].run();
    assertThat(told)
        .containsExactly(
            Optional.empty(),
            Optional.of(Reason.EVENTS_LOST),
            Optional.of(Reason.EVENTS_LOST),
            Optional.empty());
  }
}
