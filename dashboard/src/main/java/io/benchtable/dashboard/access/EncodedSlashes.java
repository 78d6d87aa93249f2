package io.benchtable.dashboard.access;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets {@code %2F} and {@code %5C} through: ids may have slashes, which stay part of their segment.
 */
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
