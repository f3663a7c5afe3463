package dev.smena.infra.webhooks;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.smena.command.deliveries.DeliverySweep;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every quarter of an hour, and once however many nodes there are, what a crash may have left behind is picked up. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class DeliverySweepTask {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Bean
    RecurringTask<Void> webhookSweep(DeliverySweep sweep) {
        return Tasks.recurring("webhook-sweep", FixedDelay.of(PAUSE))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofMinutes(1)))
                .execute((task, context) -> sweep.run());
    }
}
