package io.benchtable.workflows.item;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where items are read and written.
 *
 * @param endpoint of a service that speaks the DynamoDB protocol
 * @param region for the signature
 */
@ConfigurationProperties("benchtable.items")
record ItemsSettings(
    @DefaultValue("http://127.0.0.1:8000") URI endpoint, @DefaultValue("local") String region) {}
