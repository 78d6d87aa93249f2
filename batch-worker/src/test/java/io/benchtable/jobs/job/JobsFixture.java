package io.benchtable.jobs.job;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A worker on tables in memory for each test. */
abstract class JobsFixture {

  static final String RUN = "b-0001";

  @TempDir Path data;
  final InMemoryItems items = new InMemoryItems();
  Bench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(data, items);
  }

  @AfterEach
  void close() throws IOException {
    bench.close();
  }
}
