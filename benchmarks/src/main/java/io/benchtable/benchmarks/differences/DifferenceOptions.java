package io.benchtable.benchmarks.differences;

import io.benchtable.benchmarks.Arguments;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What to compare.
 *
 * @param requests how many random ones
 * @param length of a sequence of them at most
 * @param seed of the first sequence; the others follow from it
 * @param written files and folders of sequences that are sent first
 * @param settled the file of known differences
 * @param shrinks whether what differs is made smaller before it is printed
 * @param address of a service that runs already
 * @param program build/service, which starts the table service where there is no address
 * @param peers where Dynoxide is installed
 */
record DifferenceOptions(
    int requests,
    int length,
    long seed,
    List<Path> written,
    Path settled,
    boolean shrinks,
    Optional<URI> address,
    Path program,
    Path peers) {

  DifferenceOptions {
    if (requests < 0 || length < 1) {
      throw new IllegalArgumentException(
          "Expected 0 requests or more, in sequences of at least 1, but it is %d in sequences of %d"
              .formatted(requests, length));
    }
    written = List.copyOf(written);
  }

  /** Reads {@code --name value} pairs. */
  static DifferenceOptions of(String... arguments) {
    Arguments given = new Arguments(arguments);
    String written = given.take("written", "none");
    String address = given.take("address", "none");
    DifferenceOptions options =
        new DifferenceOptions(
            given.number("requests", 20_000),
            given.number("length", 100),
            given.number("seed", 1),
            written.equals("none")
                ? List.of()
                : Arrays.stream(written.split(",")).map(Path::of).toList(),
            Path.of(given.take("settled", "settled.txt")),
            given.take("shrink", "yes").equals("yes"),
            address.equals("none") ? Optional.empty() : Optional.of(URI.create(address)),
            Path.of(given.take("program", "build/service")),
            Path.of(given.take("peers", "peers")));
    given.end();
    return options;
  }
}
