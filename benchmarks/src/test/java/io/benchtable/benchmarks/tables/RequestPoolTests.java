package io.benchtable.benchmarks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestPoolTests {

  private static final int ITEMS = 20;

  @TempDir private Path folder;

  @Test
  void writesEachItemOnceInARound() throws IOException {
    List<String> requests = pool(Operation.PUT);
    assertThat(requests).hasSize(2 * ITEMS).doesNotHaveDuplicates();
    for (int i = 0; i < ITEMS; i++) {
      assertThat(item(requests.get(i))).contains("round-1");
      assertThat(item(requests.get(ITEMS + i)))
          .isEqualTo(item(requests.get(i)).replace("round-1", "round-2"));
    }
  }

  @Test
  void signsWholeRequests() throws IOException {
    assertThat(pool(Operation.GET))
        .hasSize(ITEMS)
        .allSatisfy(
            request ->
                assertThat(request)
                    .startsWith("POST / HTTP/1.1\r\n")
                    .contains("\r\nHost: 127.0.0.1:8000\r\n")
                    .contains("\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + Signer.KEY_ID)
                    .contains("\r\nContent-Length: " + item(request).length() + "\r\n")
                    .contains("\r\n\r\n{\"TableName\":\"items\",\"Key\":{"));
  }

  private List<String> pool(Operation operation) throws IOException {
    Path file = folder.resolve(operation.title());
    RequestPool.write(file, URI.create("http://127.0.0.1:8000/"), operation, ITEMS);
    List<String> requests = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      int count = Integer.parseInt(line(in));
      for (int i = 0; i < count; i++) {
        byte[] request = new byte[Integer.parseInt(line(in))];
        in.readFully(request);
        requests.add(new String(request, StandardCharsets.US_ASCII));
      }
      assertThat(in.read()).isEqualTo(-1);
    }
    return requests;
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      text.append((char) c);
    }
    return text.toString();
  }

  private static String item(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }
}
