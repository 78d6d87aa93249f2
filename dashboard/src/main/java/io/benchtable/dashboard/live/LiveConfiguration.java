package io.benchtable.dashboard.live;

import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

  @Bean
  Consumer<Message<byte[]>> dashboardChanges(LivePages pages) {
    ChangeJson json = new ChangeJson();
    return event -> json.read(event).ifPresent(pages::on);
  }
}
