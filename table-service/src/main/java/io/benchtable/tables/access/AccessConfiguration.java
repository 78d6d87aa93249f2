package io.benchtable.tables.access;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who may, as it is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

  @Bean
  Access tablesAccess(AccessSettings settings, Environment environment) {
    String address = environment.getProperty("server.address", "");
    boolean onLoopback = HostNames.isLoopback(address);
    if (settings.open() && !onLoopback) {
      throw new IllegalStateException(
          "Expected server.address to be loopback as benchtable.access.open is true, but it is '"
              + address
              + "': a service that lets anyone in must not be reachable from outside.");
    }
    return new Access(settings, new HostNames(!onLoopback), InstantSource.system());
  }

  @Bean
  LargeBodies tablesLargeBodies() {
    return new LargeBodies();
  }

  @Bean
  TokenInterceptor tablesTokenInterceptor(Access access) {
    return new TokenInterceptor(access);
  }
}
