package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.wal.Lsn;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class PublicationHealthTests {

  private final PublicationStatus status = new PublicationStatus();

  @Test
  void isDownWhileTheSlotCannotBeMeasured() {
    assertThat(PublicationHealth.of(status).getStatus()).isEqualTo(Status.DOWN);
    status.publishes(1, Lsn.ZERO, "Changes are published.");
    status.measured(new SlotLag(7, "reserved"));
    assertThat(PublicationHealth.of(status).getStatus()).isEqualTo(Status.UP);
    status.notMeasured("away");
    Health blind = PublicationHealth.of(status);
    assertThat(blind.getStatus()).isEqualTo(Status.DOWN);
    assertThat(blind.getDetails())
        .containsEntry("slot", "cannot be measured: away")
        .doesNotContainKey("lagBytes");
    status.measured(new SlotLag(7, "reserved"));
    assertThat(PublicationHealth.of(status).getStatus()).isEqualTo(Status.UP);
  }
}
