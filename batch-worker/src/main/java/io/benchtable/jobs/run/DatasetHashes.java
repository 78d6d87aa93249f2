package io.benchtable.jobs.run;

import io.benchtable.jobs.run.DatasetFile.Identity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 of dataset files. A file of unchanged path, size, time and inode is not read again, also
 * after a restart: they may be hundreds of gigabytes.
 */
public final class DatasetHashes {

  /** A file written within the resolution of its time stamp could change again unnoticed. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Path cache;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * @param cache the file that keeps what is known
   */
  public DatasetHashes(Path cache) throws IOException {
    this.cache = cache;
    if (Files.exists(cache)) {
      for (var line : Files.readAllLines(cache)) {
        var space = line.indexOf(' ');
        if (space == 64) {
          known.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    }
  }

  /** A file that need not be read. */
  Optional<DatasetFile> known(String name, Path file) throws IOException {
    var identity = Identity.of(file);
    return Optional.ofNullable(known.get(key(file, identity)))
        .map(hash -> described(name, file, identity, hash));
  }

  public DatasetFile identify(String name, Path file, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var known = known(name, file);
    if (known.isPresent()) {
      return known.get();
    }
    var identity = Identity.of(file);
    var hash = read(name, file, identity.bytes(), heartbeat);
    if (!Identity.of(file).equals(identity)) {
      throw new IOException(
          "Expected " + file + " to stay as it is while it is read, but it changed");
    }
    remember(key(file, identity), hash, identity);
    return described(name, file, identity, hash);
  }

  private static DatasetFile described(String name, Path file, Identity identity, String hash) {
    return new DatasetFile(
        name,
        file.toString(),
        identity.bytes(),
        hash,
        identity.modified().toString(),
        identity.inode());
  }

  private synchronized void remember(String key, String hash, Identity identity)
      throws IOException {
    if (identity.modified().isBefore(Instant.now().minus(SETTLED))) {
      known.put(key, hash);
      Files.writeString(
          cache, hash + " " + key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static String key(Path file, Identity identity) {
    return identity.bytes()
        + " "
        + identity.modified()
        + " "
        + identity.inode()
        + " "
        + file.toString().replace("\n", "\\n");
  }

  private static String read(String name, Path file, long size, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var digest = sha256();
    var buffer = ByteBuffer.allocateDirect(1 << 20);
    var done = 0L;
    var nextBeat = System.nanoTime();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        done += buffer.remaining();
        digest.update(buffer);
        buffer.clear();
        if (System.nanoTime() >= nextBeat) {
          heartbeat.beat("hashing " + name + ": " + done + " of " + size + " bytes");
          nextBeat = System.nanoTime() + 1_000_000_000L;
        }
      }
    } catch (ClosedByInterruptException interrupted) {
      throw NoLongerWanted.shuttingDown();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of what is in memory, in hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Expected every Java to know SHA-256", impossible);
    }
  }
}
