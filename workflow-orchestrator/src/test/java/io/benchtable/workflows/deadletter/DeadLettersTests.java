package io.benchtable.workflows.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.target.DeliveryFailed;
import io.benchtable.workflows.target.Undelivered;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTests {

  private static final int LARGEST = 1000;
  private static final String REFERENCE =
      "{\"reference\":{\"topic\":\"t\",\"partition\":0,\"offset\":7}}";
  private static final DeliveryFailed WHY = new DeliveryFailed("FUNCTION_FAILED", "no genome");

  private final InMemoryItems items = new InMemoryItems();
  private Instant now = Instant.parse("2026-11-23T10:15:30Z");
  private final DeadLetters letters =
      new DeadLetters(
          limited(items),
          new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), 5, Duration.ofHours(1)),
          () -> now,
          () -> 0,
          new SimpleMeterRegistry());

  @BeforeEach
  void table() {
    items.ensure(DeadLetters.TABLE);
  }

  @Test
  void keepsThePlaceOfAnEventThatIsTooLargeForALetter() {
    letters.failed(event("1", "x".repeat(LARGEST), Optional.of(REFERENCE)), WHY);
    letters.parked(event("2", "x".repeat(LARGEST), Optional.of(REFERENCE)), WHY);

    assertThat(items.all("dead-letters"))
        .hasSize(2)
        .allSatisfy(letter -> assertThat(letter).containsEntry("event", REFERENCE));
  }

  @Test
  void keepsWhatIsUnderWayUntilItIsDelivered() {
    letters.underWay(event("1", "{}", Optional.empty()));
    letters.underWay(event("1", "{}", Optional.empty()));
    assertThat(letters.due(9)).isEmpty();

    now = now.plus(RetryLoop.LEASE);
    assertThat(letters.due(9)).singleElement().extracting(DeadLetter::attempts).isEqualTo(0);

    letters.delivered("r", "t", "1");
    assertThat(items.all("dead-letters")).isEmpty();
  }

  @Test
  void saysSoWhenNeitherCanBeKept() {
    var event = event("1", "x".repeat(LARGEST), Optional.empty());

    assertThatThrownBy(() -> letters.failed(event, WHY)).isInstanceOf(ItemsRefusedException.class);
  }

  @Test
  void findsWhatIsDueBehindLettersThatNobodyCanRead() {
    for (int i = 0; i < 5; i++) {
      letters.failed(event("broken" + i, "{}", Optional.empty()), WHY);
      items.update(
          "dead-letters",
          DeadLetterItem.key("r", "broken" + i, "t"),
          ItemUpdate.update().set("firstFailedAt", "yesterday"));
    }
    now = now.plusSeconds(1);
    letters.failed(event("good", "{}", Optional.empty()), WHY);
    now = now.plusSeconds(60);

    assertThat(letters.due(2)).extracting(DeadLetter::eventId).containsExactly("good");
  }

  private static Undelivered event(String id, String json, Optional<String> reference) {
    return new Undelivered("r", "t", id, "samples", 0, json, reference);
  }

  /** Tables whose items may not be larger than some characters. */
  private static Items limited(InMemoryItems items) {
    return (Items)
        Proxy.newProxyInstance(
            DeadLettersTests.class.getClassLoader(),
            new Class<?>[] {Items.class},
            (_, method, arguments) -> {
              if (method.getName().equals("put")
                  && arguments[1] instanceof Map<?, ?> item
                  && item.toString().length() > LARGEST) {
                throw new ItemsRefusedException("ValidationException", "too large");
              }
              try {
                return method.invoke(items, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
