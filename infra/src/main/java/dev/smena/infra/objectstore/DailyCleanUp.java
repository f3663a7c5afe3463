package dev.smena.infra.objectstore;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a day, and once however many nodes there are, old files go. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class DailyCleanUp {

    private static final LocalTime AT = LocalTime.of(2, 0);

    private static final Duration RETRY_AFTER = Duration.ofMinutes(10);

    /** In the production time zone, which is the clock's. */
    @Bean
    RecurringTask<Void> fileCleanUp(ExpiredFiles expired, Clock clock) {
        return Tasks.recurring("file-clean-up", Schedules.daily(clock.getZone(), AT))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY_AFTER))
                .execute((task, context) -> expired.remove());
    }
}
