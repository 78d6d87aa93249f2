package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.wal.Lsn;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class ConfirmationTests {

  private static final Tails.Partition PARTITION = new Tails.Partition("table.t.1", 0);
  private static final Progress.Confirmable ASKED =
      new Progress.Confirmable(new Lsn(7), Map.of(PARTITION, 3L));

  @Test
  void givesThePositionWhereKafkaHasTheLastOffset() throws Exception {
    assertThat(answered(Map.of(PARTITION, 4L)).verified()).isEqualTo(new Lsn(7));
  }

  @Test
  void breaksTheHistoryWhereKafkaHasLess() {
    assertThatThrownBy(() -> answered(Map.of(PARTITION, 3L)).verified())
        .isInstanceOfSatisfying(
            HistoryBrokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EVENTS_LOST))
        .hasMessageContaining("offset 3")
        .hasMessageEndingWith("it ends at 3");
    assertThatThrownBy(() -> answered(Map.of()).verified())
        .isInstanceOf(HistoryBrokenException.class);
  }

  @Test
  void failsWhereKafkaDoesNotAnswer() {
    KafkaFutureImpl<Map<Tails.Partition, Long>> failed = new KafkaFutureImpl<>();
    Confirmation confirmation = new Confirmation(ASKED, failed);
    assertThat(confirmation.isAnswered()).isFalse();
    failed.completeExceptionally(new TimeoutException("away"));
    assertThat(confirmation.isAnswered()).isTrue();
    assertThatThrownBy(confirmation::verified).isInstanceOf(KafkaException.class);
  }

  private static Confirmation answered(Map<Tails.Partition, Long> ends) {
    return new Confirmation(ASKED, KafkaFuture.completedFuture(ends));
  }
}
