package io.benchtable.tables.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.TimeToLive.Status;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TimeToLiveTests {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final TimeToLive ENABLING = TimeToLive.NONE.enabled("ttl", NOW, Duration.ZERO);
  private static final TimeToLive ENABLED = ENABLING.settled();
  private static final TimeToLive DISABLING = ENABLED.disabled("ttl", NOW, Duration.ZERO);

  @Test
  void goesThroughItsStates() {
    assertThat(ENABLING).isEqualTo(new TimeToLive(Status.ENABLING, "ttl", NOW));
    assertThat(ENABLED).isEqualTo(new TimeToLive(Status.ENABLED, "ttl", NOW));
    assertThat(DISABLING).isEqualTo(new TimeToLive(Status.DISABLING, "ttl", NOW));
    assertThat(DISABLING.settled()).isEqualTo(new TimeToLive(Status.DISABLED, null, NOW));
    assertThat(ENABLED.settled()).isEqualTo(ENABLED);
    assertThat(TimeToLive.NONE.settled()).isEqualTo(TimeToLive.NONE);
  }

  @Test
  void canBeSwitchedAgainBeforeItIsSettled() {
    assertThat(ENABLING.disabled("ttl", NOW, Duration.ZERO)).isEqualTo(DISABLING);
    assertThat(DISABLING.enabled("other", NOW, Duration.ZERO))
        .isEqualTo(new TimeToLive(Status.ENABLING, "other", NOW));
  }

  @Test
  void refusesWhatIsSoAlready() {
    for (TimeToLive on : new TimeToLive[] {ENABLING, ENABLED}) {
      refused(() -> on.enabled("ttl", NOW, Duration.ZERO), "TimeToLive is already enabled");
    }
    for (TimeToLive off : new TimeToLive[] {DISABLING, DISABLING.settled(), TimeToLive.NONE}) {
      refused(() -> off.disabled("ttl", NOW, Duration.ZERO), "TimeToLive is already disabled");
    }
  }

  @Test
  void refusesAnotherAttribute() {
    String text = "TimeToLive is active on a different AttributeName: current AttributeName is ttl";
    refused(() -> ENABLED.enabled("other", NOW, Duration.ZERO), text);
    refused(() -> ENABLED.disabled("other", NOW, Duration.ZERO), text);
  }

  @Test
  void refusesTwoChangesWithinTheInterval() {
    Duration hour = Duration.ofHours(1);
    Instant soon = NOW.plus(hour).minusMillis(1);
    String text = "Time to live has been modified multiple times within a fixed interval";
    refused(() -> ENABLED.disabled("ttl", soon, hour), text);
    refused(() -> DISABLING.enabled("ttl", soon, hour), text);
    refused(() -> ENABLED.made(null, soon, hour), text);
    refused(() -> ENABLED.enabled("ttl", soon, hour), "TimeToLive is already enabled");
    assertThat(ENABLED.disabled("ttl", NOW.plus(hour), hour).status()).isEqualTo(Status.DISABLING);
  }

  @Test
  void isMadeAsWantedHoweverItWas() {
    assertThat(ENABLED.made("ttl", NOW, Duration.ZERO)).isSameAs(ENABLED);
    assertThat(ENABLED.made("other", NOW, Duration.ZERO))
        .isEqualTo(new TimeToLive(Status.ENABLING, "other", NOW));
    assertThat(ENABLED.made(null, NOW, Duration.ZERO)).isEqualTo(DISABLING);
    assertThat(DISABLING.made(null, NOW, Duration.ZERO)).isSameAs(DISABLING);
    assertThat(TimeToLive.NONE.made(null, NOW, Duration.ZERO)).isSameAs(TimeToLive.NONE);
    assertThat(TimeToLive.NONE.made("ttl", NOW, Duration.ZERO)).isEqualTo(ENABLING);
  }

  private static void refused(ThrowingCallable change, String text) {
    assertThatThrownBy(change).isInstanceOf(RequestRefused.class).hasMessage(text);
  }
}
