package dev.smena.infra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs a test against Smena as it is started by its users, on a free port and a home of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SmenaApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "smena.home=target/homes/${random.uuid}",
            "smena.time-zone=Asia/Yekaterinburg",
            "logging.level.com.networknt=ERROR",
            // A slow machine must not make a test fail.
            "smena.command.projection-wait=30s",
            "smena.cache.max-wait=5s",
            // Spring Boot's tests switch it off.
            "management.prometheus.metrics.export.enabled=true"
        })
@interface WholeSystem {}
