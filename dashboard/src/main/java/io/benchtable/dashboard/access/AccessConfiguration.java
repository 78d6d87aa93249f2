package io.benchtable.dashboard.access;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Guards the dashboard's own paths and no others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Bean
  OneTimeLogin dashboardLogin(AccessSettings settings) {
    return new OneTimeLogin(InstantSource.system(), settings.token());
  }

  @Bean
  OwnPathsFirewall dashboardFirewall() {
    return new OwnPathsFirewall();
  }

  @Bean
  EncodedSlashes dashboardEncodedSlashes() {
    return new EncodedSlashes();
  }

  @Bean
  SecurityFilterChain dashboardAccess(
      HttpSecurity http, AccessSettings settings, Environment environment) {
    boolean loopback = Bound.loopback(environment);
    boolean open = settings.open() && loopback;
    if (settings.open() && !loopback) {
      log.warn(
          "Expected a loopback address for benchtable.access.open, but server.address is {}:"
              + " the pages ask for a login",
          environment.getProperty("server.address"));
    }
    Hosts hosts = new Hosts(settings.hosts(), !loopback && settings.hosts().isEmpty());
    http.securityMatcher(new OwnPaths())
        .addFilterAfter(new OriginFilter(hosts), HeaderWriterFilter.class)
        .authorizeHttpRequests(
            requests -> {
              requests.requestMatchers("/login", "/assets/**", "/webjars/**").permitAll();
              if (open) {
                requests.anyRequest().permitAll();
              } else {
                requests.anyRequest().authenticated();
              }
            })
        .exceptionHandling(problems -> problems.authenticationEntryPoint(new ToLogin()))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.logoutSuccessUrl("/login"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
    return http.build();
  }
}
