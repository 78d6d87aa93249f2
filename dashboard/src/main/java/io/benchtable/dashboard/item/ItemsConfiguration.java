package io.benchtable.dashboard.item;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ItemsSettings.class, KeySettings.class})
class ItemsConfiguration {}
