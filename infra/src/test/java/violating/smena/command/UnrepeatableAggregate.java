package violating.smena.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
@SuppressWarnings("JavaTimeDefaultTimeZone")
class UnrepeatableAggregate {

    List<Object> time() {
        return List.of(
                Instant.now(),
                LocalDate.now(),
                LocalDateTime.now(),
                OffsetDateTime.now(),
                ZonedDateTime.now(ZoneOffset.UTC),
                Clock.systemUTC(),
                System.currentTimeMillis(),
                System.nanoTime());
    }

    List<Object> chance() {
        return List.of(UUID.randomUUID(), Math.random(), new Random(), ThreadLocalRandom.current());
    }

    Supplier<Instant> byReference() {
        return Instant::now;
    }
}
