package io.benchtable.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTests {

  @ParameterizedTest
  @CsvSource({
    "http://h:8000, http://h:8000/benchmarks/a%2Fb%20c",
    "http://h:8000/, http://h:8000/benchmarks/a%2Fb%20c",
    "http://h/lab/, http://h/lab/benchmarks/a%2Fb%20c"
  })
  void namesThePageOfABenchmark(URI pages, String page) {
    assertThat(new Tables(pages, "token").page("a/b c")).isEqualTo(page);
  }
}
