package io.benchtable.tables.dynamodb;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets the answer arrive at clients that still send a body which was refused. Tomcat would close
 * the connection on them, and what they get then is a reset in place of the answer. So the answer
 * is sent, and what comes is read and thrown away until the client has sent it all.
 */
final class UnreadBodies extends ValveBase
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** Whoever sends still more, or for longer, is cut off. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int FIRST_ERROR = 400;

  UnreadBodies() {
    super(true);
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(this);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    if (response.getStatus() >= FIRST_ERROR && !request.isAsync()) {
      response.finishResponse();
      drain(request.getCoyoteRequest());
    }
  }

  /** Below the request's own stream, which ends with the answer. */
  private static void drain(org.apache.coyote.Request request) {
    Discarded discarded = new Discarded();
    long begin = System.nanoTime();
    long left = MOST_BYTES;
    try {
      while (left > 0 && System.nanoTime() - begin < LONGEST.toNanos()) {
        int read = request.doRead(discarded);
        if (read < 0) {
          return;
        }
        left -= read;
      }
    } catch (IOException _) {
      // The client is gone, and needs no answer.
    }
  }

  /** Where what was read lies until more is read. */
  private static final class Discarded implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer read) {
      buffer = read;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
