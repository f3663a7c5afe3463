package dev.smena.infra;

import dev.smena.infra.launch.StartupProblem;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Smena as one program; {@code smena.roles} says which of its sides a node has. */
@SpringBootApplication(exclude = AxonDbSchedulerAutoConfiguration.class)
@ConfigurationPropertiesScan
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
}
