package io.benchtable.jobs.job;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets {@code %2F} and {@code %5C} through: ids in the addresses of logs may have slashes, which
 * stay part of their segment.
 */
@Component("jobsEncodedSlashes")
final class EncodedSlashes implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    String through = EncodedSolidusHandling.PASS_THROUGH.getValue();
    server.addConnectorCustomizers(
        connector -> {
          connector.setEncodedSolidusHandling(through);
          connector.setEncodedReverseSolidusHandling(through);
        });
  }
}
