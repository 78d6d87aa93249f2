package io.benchtable.jobs.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measured run at a time on a host, over all users and processes: a lock on a file that every
 * user may open, which the kernel releases when its holder dies. The file says who holds it. Within
 * this process runs are served in the order in which they came.
 */
public final class MeasurementLock implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(MeasurementLock.class);
  private static final long POLL_MILLIS = 50;
  private static final long SECOND = 1_000_000_000;

  private final Path file;
  private final Deque<Object> line = new ArrayDeque<>();
  private @Nullable FileChannel channel;
  private Optional<Object> identity = Optional.empty();
  private @Nullable FileLock lock;

  public MeasurementLock(Path file) {
    this.file = file;
  }

  /**
   * Waits for its turn.
   *
   * @param holder who asks, for others who will have to wait
   * @param waiting told whom it waits for, about once a second from the first second on
   */
  public void acquire(String holder, Heartbeat heartbeat, Consumer<String> waiting)
      throws IOException, NoLongerWanted {
    var ticket = new Object();
    synchronized (this) {
      line.addLast(ticket);
    }
    var taken = false;
    try {
      var nextBeat = System.nanoTime() + SECOND;
      while (!tryTake(ticket, holder)) {
        if (System.nanoTime() >= nextBeat) {
          var reason = holder().orElse("another run on this host");
          waiting.accept(reason);
          heartbeat.beat("waiting for " + reason);
          nextBeat = System.nanoTime() + SECOND;
        }
        pause();
      }
      taken = true;
    } finally {
      if (!taken) {
        synchronized (this) {
          line.remove(ticket);
        }
      }
    }
  }

  /** Something to be done while nobody measures. */
  public interface Work<T> {
    T result() throws IOException, NoLongerWanted;
  }

  /**
   * Does what would disturb whoever measures, when it is its turn.
   *
   * @param what for others who will have to wait
   * @param heartbeat told whom it waits for
   */
  public <T> T inTurn(String what, Heartbeat heartbeat, Work<T> work)
      throws IOException, NoLongerWanted {
    acquire(what + " of user " + System.getProperty("user.name"), heartbeat, _ -> {});
    try {
      return work.result();
    } finally {
      release();
    }
  }

  private synchronized void pause() throws NoLongerWanted {
    try {
      wait(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw NoLongerWanted.shuttingDown();
    }
  }

  /** It would close the channel, and with it the lock of whoever holds it in this process. */
  private static void checkNotInterrupted() throws NoLongerWanted {
    if (Thread.currentThread().isInterrupted()) {
      throw NoLongerWanted.shuttingDown();
    }
  }

  private synchronized boolean tryTake(Object ticket, String holder)
      throws IOException, NoLongerWanted {
    checkNotInterrupted();
    if (lock != null || line.peekFirst() != ticket) {
      return false;
    }
    var open = open();
    var taken = tryLock(open);
    if (taken == null) {
      return false;
    }
    if (isReplaced()) {
      taken.release();
      return false;
    }
    lock = taken;
    line.removeFirst();
    describe(open, holder);
    return true;
  }

  private static @Nullable FileLock tryLock(FileChannel open) throws IOException {
    try {
      return open.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  /** Only for people: that the disk is full shall keep nobody from measuring. */
  private void describe(FileChannel open, String holder) {
    try {
      open.truncate(0);
      open.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException full) {
      LOG.warn("Expected to write into {} who holds it, but: {}", file, full.getMessage());
    }
  }

  /** Who holds it, as far as the file says. */
  private synchronized Optional<String> holder() throws IOException, NoLongerWanted {
    checkNotInterrupted();
    var buffer = ByteBuffer.allocate(1000);
    open().read(buffer, 0);
    var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text.replaceAll("\\p{Cntrl}", " "));
  }

  /**
   * One channel for good: closing any channel of a file gives up all this process's locks on it.
   * Only where somebody has removed the file, as cleaners of temporary directories do, everybody
   * else locks another one: so then do we.
   */
  private FileChannel open() throws IOException {
    var current = channel;
    if (current != null && current.isOpen() && !isReplaced()) {
      return current;
    }
    if (current != null) {
      current.close();
    }
    var opened = SharedFile.open(file);
    channel = opened;
    identity = identity();
    return opened;
  }

  private boolean isReplaced() throws IOException {
    return !identity.equals(identity());
  }

  /** Device and inode, as far as the file is there. */
  private Optional<Object> identity() throws IOException {
    try {
      var attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.ofNullable(attributes.fileKey());
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    }
  }

  /** Gives it back; does nothing if it is not held. */
  public synchronized void release() throws IOException {
    var held = lock;
    if (held != null && channel != null) {
      // Else the channel would be closed by what is written here.
      var interrupted = Thread.interrupted();
      describe(channel, "");
      lock = null;
      try {
        held.release();
      } finally {
        notifyAll();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    release();
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
