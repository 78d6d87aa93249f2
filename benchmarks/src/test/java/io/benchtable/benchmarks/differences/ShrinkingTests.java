package io.benchtable.benchmarks.differences;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTests {

  private static Request put(String body) {
    return new Request("PutItem", body);
  }

  @Test
  void leavesWhatIsNeeded() throws Exception {
    List<Request> requests =
        List.of(
            put("1"),
            put("2"),
            put("3"),
            put("4"),
            put("5"),
            put("{\"a\":{\"x\":1,\"y\":2},\"b\":[1,2,3]}"));
    assertThat(
            new Shrinking(
                    left ->
                        left.contains(put("3"))
                            && left.getLast().body().contains("\"y\":2")
                            && left.getLast().body().contains("2,3"))
                .smallest(requests))
        .containsExactly(put("3"), put("{\"a\":{\"y\":2},\"b\":[2,3]}"));
  }

  @Test
  void leavesAllWhereNothingElseShowsIt() throws Exception {
    List<Request> requests = List.of(put("1"), put("{\"a\":1}"));
    assertThat(new Shrinking(requests::equals).smallest(requests)).isEqualTo(requests);
  }

  @Test
  void triesALargeBodyOnePartAfterTheOtherAndNotForEver() throws Exception {
    String elements = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(joining(","));
    Request large = put("{\"a\":[" + elements + "]}");
    AtomicInteger questions = new AtomicInteger();
    List<Request> smallest =
        new Shrinking(
                left -> {
                  questions.incrementAndGet();
                  return left.getLast().body().endsWith(",99999]}");
                })
            .smallest(List.of(large));
    assertThat(questions).hasValue(120);
    assertThat(smallest.getLast().body()).startsWith("{\"a\":[60,").endsWith(",99999]}");
  }
}
