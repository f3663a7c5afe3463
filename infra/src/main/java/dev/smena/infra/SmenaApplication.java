package dev.smena.infra;

import dev.smena.command.CommandConfiguration;
import dev.smena.command.tasks.Backoff;
import dev.smena.command.tasks.TaskLimits;
import dev.smena.infra.launch.StartupProblem;
import dev.smena.query.QueryConfiguration;
import dev.smena.query.tasks.StreamLimit;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Smena as one program. */
@SpringBootApplication(exclude = AxonDbSchedulerAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import({CommandConfiguration.class, QueryConfiguration.class})
public class SmenaApplication {

    public static void main(String[] args) {
        try {
            SpringApplication.run(SmenaApplication.class, args);
        } catch (Exception e) {
            StartupProblem.report(e);
            System.exit(1);
        }
    }

    /** The present in the production time zone, to the microsecond, which is what PostgreSQL can keep. */
    @Bean
    Clock clock(SmenaProperties properties) {
        return Clock.tick(Clock.system(properties.zone()), Duration.ofNanos(1_000));
    }

    @Bean
    TaskLimits taskLimits(SmenaProperties properties) {
        return new TaskLimits(properties.tasks().mostOpen(), properties.tasks().retryAfter());
    }

    @Bean
    Backoff backoff(SmenaProperties properties) {
        return new Backoff(properties.tasks().attempts(), properties.tasks().firstRetry());
    }

    @Bean
    StreamLimit streamLimit(SmenaProperties properties) {
        return new StreamLimit(
                properties.query().mostStreams(), properties.tasks().retryAfter());
    }
}
