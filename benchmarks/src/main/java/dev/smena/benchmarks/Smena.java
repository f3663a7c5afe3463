package dev.smena.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import dev.smena.command.Commands;
import dev.smena.infra.SmenaApplication;
import java.net.URI;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Smena as its users start it, in this process. */
final class Smena implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Smena(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings other than the usual ones, as on the command line */
    static Smena start(Home home, String... settings) {
        var context = SpringApplication.run(
                SmenaApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--smena.home=" + home.path(),
                                        "--logging.level.dev.smena=WARN"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        return new Smena(context);
    }

    Commands commands() {
        return context.getBean(Commands.class);
    }

    ProcessorLag processorLag() {
        return new ProcessorLag(context);
    }

    GroupLag groupLag(String group) {
        var processor = context.getBean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
        return new GroupLag(processor, context.getBean(JdbcClient.class));
    }

    /** The very pool Smena works with. */
    DataSource connections() {
        try {
            return context.getBean(DataSource.class).unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    URI api() {
        String port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://localhost:" + Objects.requireNonNull(port) + "/api/v1/");
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
