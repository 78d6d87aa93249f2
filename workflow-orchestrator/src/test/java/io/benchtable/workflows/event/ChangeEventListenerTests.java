package io.benchtable.workflows.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;

class ChangeEventListenerTests {

  private static final String TOPIC = "table.benchmarks.1";
  private static final String GAP = "{\"table\":\"benchmarks\",\"reason\":\"LOST\",\"epoch\":2}";

  private final List<String> gaps = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  @Test
  void makesUpForWhatMayBeLostBeforeItGoesOn() {
    listener(false).on(batch(GAP, GAP));

    assertThat(gaps).containsExactly("benchmarks");
  }

  @Test
  void seesTheGapAgainUnlessThatWasMadeUpFor() {
    assertThatThrownBy(() -> listener(true).on(batch(GAP, GAP))).hasMessage("down");
  }

  @Test
  void handsOverWhatItCannotRead() {
    listener(false).on(batch(GAP, "nonsense"));

    assertThat(unreadable).containsExactly("1");
  }

  @Test
  void seesWhatItCannotReadAgainUnlessThatWasKept() {
    assertThatThrownBy(() -> listener(true).on(batch("nonsense", "nonsense"))).hasMessage("down");
  }

  private ChangeEventListener listener(boolean down) {
    var handler =
        new ChangeEventHandler() {
          @Override
          public void on(List<ChangeEvent> events) {}

          @Override
          public void onUnreadable(EventReference reference, String reason) {
            expectUp();
            unreadable.add(Long.toString(reference.offset()));
          }

          @Override
          public void onGap(String table) {
            expectUp();
            gaps.add(table);
          }

          private void expectUp() {
            if (down) {
              throw new IllegalStateException("down");
            }
          }
        };
    return new ChangeEventListener(handler, new SimpleMeterRegistry());
  }

  private Message<List<byte[]>> batch(String first, String second) {
    var values =
        List.of(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> headers =
        Map.of(
            KafkaHeaders.RECEIVED_TOPIC,
            List.of(TOPIC, TOPIC),
            KafkaHeaders.RECEIVED_PARTITION,
            List.of(0, 0),
            KafkaHeaders.OFFSET,
            List.of(0L, 1L));
    return new GenericMessage<>(values, headers);
  }
}
