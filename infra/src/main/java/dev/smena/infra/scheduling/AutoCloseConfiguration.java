package dev.smena.infra.scheduling;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.smena.command.autoclose.AutoClose;
import dev.smena.infra.eventstore.StreamedGroup;
import dev.smena.infra.groups.ProcessingGroups;
import dev.smena.infra.roles.OnRole;
import dev.smena.infra.roles.Role;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfigurer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every few seconds, and once however many nodes there are, batches are closed whose night has come. */
@Configuration(proxyBeanMethods = false)
@OnRole(Role.COMMAND)
class AutoCloseConfiguration {

    private static final String GROUP = "auto-close";
    private static final int EVENTS_PER_TRANSACTION = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    @Autowired
    void configure(EventProcessingConfigurer processing, ProcessingGroups groups) {
        new StreamedGroup(GROUP, EVENTS_PER_TRANSACTION).register(processing);
        groups.park(GROUP, processing);
    }

    @Bean
    RecurringTask<Void> autoCloseTask(AutoClose autoClose) {
        return Tasks.recurring(GROUP, FixedDelay.of(BETWEEN_LOOKS)).execute((task, context) -> autoClose.run());
    }
}
