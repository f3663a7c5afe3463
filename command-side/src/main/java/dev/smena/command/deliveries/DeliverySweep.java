package dev.smena.command.deliveries;

import dev.smena.command.webhooks.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks now and then for deliveries whose time has come without their deadline's doing, and for secrets at their end. */
@Component
public class DeliverySweep {

    private static final Logger log = LoggerFactory.getLogger(DeliverySweep.class);

    /** A deadline is met within seconds, unless it is lost. */
    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private final DeliveryRows rows;
    private final Claims claims;
    private final Secrets secrets;
    private final Wakeup wakeup;
    private final Clock clock;

    DeliverySweep(DeliveryRows rows, Claims claims, Secrets secrets, Wakeup wakeup, Clock clock) {
        this.rows = rows;
        this.claims = claims;
        this.secrets = secrets;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    public void run() {
        Instant now = clock.instant();
        int found = rows.stopWaitingInVain(now.minus(OVERDUE));
        if (found > 0) {
            log.warn("{} webhook deliveries were overdue and are tried now", found);
        }
        rows.forgetRemoved();
        claims.forgetDead();
        secrets.forgetExpired(now);
        wakeup.afterCommit();
    }
}
