package dev.smena.infra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** As {@link WholeSystem}, with receivers on loopback and a clock that can be put forward. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeSystem
@Import(SettableClock.Installed.class)
@TestPropertySource(properties = "smena.webhooks.allow-private-addresses=true")
@interface WithReceivers {}
