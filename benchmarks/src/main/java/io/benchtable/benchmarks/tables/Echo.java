package io.benchtable.benchmarks.tables;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The web server of the table service with nothing behind it: a body is read, and an answer as long
 * as an item is written.
 */
@RestController
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class
})
class Echo {

  private static final byte[] ANSWER =
      ("{\"Item\":" + Operation.item(0, 0) + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);

  static void main(String[] arguments) {
    SpringApplication.run(Echo.class, arguments);
  }

  @PostMapping(path = "/", produces = "application/x-amz-json-1.0")
  ResponseEntity<byte[]> answer(HttpServletRequest request) throws IOException {
    request.getInputStream().readAllBytes();
    return ResponseEntity.ok().header("x-amz-crc32", "2745614147").body(ANSWER);
  }
}
