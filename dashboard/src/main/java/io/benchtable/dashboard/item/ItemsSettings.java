package io.benchtable.dashboard.item;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where items are read and written. */
@ConfigurationProperties("benchtable.items")
record ItemsSettings(
    @DefaultValue("http://127.0.0.1:8000") URI endpoint, @DefaultValue("local") String region) {}
