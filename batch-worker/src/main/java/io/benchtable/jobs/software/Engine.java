package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A container engine. */
sealed interface Engine permits Apptainer, KeptEngine {

  Duration PULLING = Duration.ofHours(6);
  Duration SHORT = Duration.ofMinutes(2);

  String name();

  /**
   * Finds out whether the engine answers.
   *
   * @return its version
   * @throws Unavailable if it does not
   */
  String version(Path program, Heartbeat heartbeat) throws Unavailable, NoLongerWanted, IOException;

  /** Gets an image ready to run, however long that takes. */
  InContainer resolve(Path program, Wanted wanted, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException;

  /** A container of the image, for one step. */
  Lodging enter(InContainer image, Folders folders) throws IOException;

  /**
   * What is asked for.
   *
   * @param version of the engine
   */
  record Wanted(Container container, String version) {

    String image() {
      return container.image();
    }

    boolean isFile() {
      return container.namesFile();
    }

    /** Whether steps may reach the host's network. */
    boolean network() {
      return container.reachesNetwork();
    }
  }

  /** A container that is there until it is closed. */
  interface Lodging extends Enclosure, AutoCloseable {

    /**
     * Whether it is what was asked for.
     *
     * @throws IOException if it is not, with the reason
     */
    void check() throws IOException;

    /**
     * Ends whatever is in it.
     *
     * @throws IOException if it is still there
     */
    @Override
    void close() throws IOException;
  }

  /** It is there, but of no use; the message is its own. */
  final class Unavailable extends Exception {
    Unavailable(String message) {
      super(message);
    }
  }
}
