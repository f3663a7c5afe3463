package dev.smena.infra.webhooks;

import dev.smena.command.deliveries.DeliverySettings;
import dev.smena.command.deliveries.Receiver;
import dev.smena.command.webhooks.AllowedEndpoints;
import dev.smena.command.webhooks.SecretBox;
import dev.smena.command.webhooks.WebhookSettings;
import dev.smena.infra.SmenaProperties;
import dev.smena.infra.eventstore.StreamedGroup;
import dev.smena.infra.groups.ProcessingGroups;
import dev.smena.infra.home.HomeLock;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.axonframework.config.EventProcessingConfigurer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives the command side what it needs to reach receivers and to keep their secrets. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class WebhookConfiguration {

    private static final String DISPATCH = "webhook-dispatch";
    /** Few, since each may become deliveries to a thousand subscriptions. */
    private static final int EVENTS_PER_TRANSACTION = 10;

    @Autowired
    void configure(EventProcessingConfigurer processing, ProcessingGroups groups) {
        new StreamedGroup(DISPATCH, EVENTS_PER_TRANSACTION).register(processing);
        groups.park(DISPATCH, processing);
    }

    @Bean
    WebhookSettings webhookSettings(SmenaProperties properties) {
        var webhooks = properties.webhooks();
        return new WebhookSettings(webhooks.secretOverlap(), webhooks.mostSubscriptions());
    }

    @Bean
    DeliverySettings deliverySettings(SmenaProperties properties) {
        var webhooks = properties.webhooks();
        return new DeliverySettings(
                webhooks.firstRetry(),
                webhooks.longestRetry(),
                webhooks.disableAfter(),
                webhooks.inFlightPerSubscription(),
                webhooks.inFlight());
    }

    @Bean
    RandomGenerator jitter() {
        return new SecureRandom();
    }

    @Bean
    AddressRules addressRules(SmenaProperties properties) {
        return new AddressRules(properties.webhooks().allowPrivateAddresses());
    }

    @Bean
    AddressLookup addressLookup() {
        return new AddressLookup(InetAddress::getAllByName);
    }

    @Bean
    Receiver receiver(AddressRules rules, AddressLookup lookup, Clock clock) {
        return new OkHttpReceiver(OkHttpReceiver.client(rules, lookup), clock);
    }

    @Bean
    AllowedEndpoints allowedEndpoints(AddressRules rules, AddressLookup lookup) {
        return new PublicEndpoints(rules, lookup);
    }

    @Bean
    SecretBox secretBox(SmenaProperties properties, HomeLock home, JdbcClient jdbc) {
        boolean forget = properties.webhooks().forgetSecrets();
        String configured = properties.webhooks().encryptionKey();
        WebhookKey key = configured == null
                ? WebhookKey.keptIn(home.home().resolve("webhooks.key"), forget || AgreedKey.isOpen(jdbc))
                : WebhookKey.configured(configured);
        var agreed = new AgreedKey(jdbc, key.fingerprint());
        if (forget) {
            agreed.forgetOthers();
        }
        agreed.check();
        return new EncryptedSecrets(key, agreed);
    }
}
