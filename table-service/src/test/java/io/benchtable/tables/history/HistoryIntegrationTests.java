package io.benchtable.tables.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.model.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What clients of several instances are told is what single calls one after another would have told
 * them, also when something breaks meanwhile.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class HistoryIntegrationTests {

  private static final int CLIENTS = 8;

  /** Calls before, between and after faults. */
  private static final int CALLS = Integer.getInteger("history.calls", 1500);

  private static final int FAULTS = Integer.getInteger("history.faults", 2);

  private static CrashingPostgres postgres;
  private static List<Instance.Inside> instances;

  @BeforeAll
  static void start() throws Exception {
    postgres = new CrashingPostgres();
    instances =
        List.of(Instance.Inside.start(postgres.url()), Instance.Inside.start(postgres.url()));
  }

  @AfterAll
  static void stop() throws Exception {
    instances.forEach(Instance::close);
    postgres.close();
  }

  private static List<Endpoint> endpoints() {
    return instances.stream().map(Instance::endpoint).toList();
  }

  @Test
  void isLinearizableByItem() throws Exception {
    Histories<Optional<Long>> histories = new Histories<>(Optional.empty());
    Crowd.work(clients("steady", endpoints(), histories), () -> awaitMore(histories));
    assertThat(histories.unknown()).isZero();
    histories.assertLinearizable();
  }

  @Test
  void isLinearizableByItemWhilePostgresCrashes() throws Exception {
    Histories<Optional<Long>> histories = new Histories<>(Optional.empty());
    Crowd.work(
        clients("crash", endpoints(), histories),
        () -> {
          for (int i = 0; i < FAULTS; i++) {
            awaitMore(histories);
            postgres.crash();
          }
          awaitMore(histories);
        });
    assertThat(histories.unknown()).isPositive();
    histories.assertLinearizable();
  }

  @Test
  void isLinearizableByItemWhileAnInstanceIsKilled() throws Exception {
    Histories<Optional<Long>> histories = new Histories<>(Optional.empty());
    try (Instance.Outside killed = Instance.Outside.start(postgres.url())) {
      // Every second client calls the one that is killed.
      List<Endpoint> endpoints =
          endpoints().stream().flatMap(other -> Stream.of(killed.endpoint(), other)).toList();
      Crowd.work(
          clients("kill", endpoints, histories),
          () -> {
            awaitMore(histories);
            killed.kill();
            awaitMore(histories);
          });
    }
    assertThat(histories.unknown()).isPositive();
    histories.assertLinearizable();
  }

  @Test
  void isStrictlySerializableAcrossItems() throws Exception {
    Histories<Map<String, Long>> histories = new Histories<>(Map.of());
    List<Endpoint> endpoints = endpoints();
    Registers registers = new Registers("bank");
    registers.create(endpoints.getFirst());
    List<Teller> tellers =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                number ->
                    new Teller(
                        number, registers, endpoints.get(number % endpoints.size()), histories))
            .toList();
    Crowd.work(tellers, () -> awaitMore(histories));
    histories.assertLinearizable();
  }

  private static List<Client> clients(
      String table, List<Endpoint> endpoints, Histories<Optional<Long>> histories)
      throws Exception {
    Registers registers = new Registers(table);
    registers.create(endpoints.getFirst());
    return IntStream.range(0, CLIENTS)
        .mapToObj(number -> new Client(number, registers, endpoints, histories))
        .toList();
  }

  private static void awaitMore(Histories<?> histories) {
    int enough = histories.known() + CALLS;
    await().atMost(Duration.ofMinutes(2)).until(() -> histories.known() >= enough);
  }
}
